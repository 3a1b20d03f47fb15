using Cms.Translations.Segments;

namespace Cms.Translations.Tests.Segments;

public sealed class SourceRevisionTests
{
    [Fact]
    public void The_hash_is_over_title_empty_line_and_body() =>
        // printf 'عنوان\n\nنص' | sha256sum
        Assert.Equal("sha256:af935fd6fadb81e8af741195278cd8fafb9d5b6c21032fc73158f56b293bfb1f", SourceRevision.HashOf("عنوان", "نص"));

    [Fact]
    public void Line_ends_and_composition_do_not_change_the_hash() =>
        Assert.Equal(SourceRevision.HashOf("caf\u00e9", "a\n\nb"), SourceRevision.HashOf("cafe\u0301 ", "a\r\n\r\nb\r\n"));

    [Fact]
    public void A_revision_holds_the_stored_form_and_its_segments()
    {
        var revision = SourceRevision.Create("story1", 2, "ar", " عنوان ", "\r\nنص\r\n\r\nآخر\r\n");

        Assert.Equal(("story1", 2, "ar", "عنوان", "نص\n\nآخر"), (revision.StoryId, revision.Number, revision.Language, revision.Title, revision.Markdown));
        Assert.Equal(SourceRevision.HashOf(revision.Title, revision.Markdown), revision.Hash);
        Assert.Equal(["عنوان", "نص", "آخر"], revision.Segments.Select(segment => segment.Text));
    }

    [Fact]
    public void A_changed_letter_changes_the_hash() =>
        Assert.NotEqual(SourceRevision.HashOf("a", "b"), SourceRevision.HashOf("a", "c"));

    [Fact]
    public void Numbers_begin_at_one() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SourceRevision.Create("story1", 0, "ar", "a", "b"));
}
