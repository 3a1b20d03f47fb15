namespace Cms.Workflows.Tests.Linting.Rules;

public sealed class OtherEyesTests
{
    private const string Rule = "published-unchecked";

    private const string Sound = """
        *a ContentCreatedEvent
        translate UserTaskEvent {"Actions": ["Submit"], "State": "translation", "Claimable": true, "Pair": true}
        edit UserTaskEvent {"Actions": ["Approve", "Return"], "State": "editing", "NotBy": ["translation"]}
        publish PublishContentTask
        a -Done-> translate
        translate -Submit-> edit
        edit -Approve-> publish
        edit -Return-> translate
        """;

    [Fact]
    public void Publishing_after_an_editing_task_is_fine() => Assert.Empty(Lint.Of(Rule, Sound));

    [Fact]
    public void Publishing_with_no_task_at_all_is_found() =>
        Assert.Equal(["Error p"], Lint.Of(Rule, "*a ContentCreatedEvent\np PublishContentTask\na -Done-> p"));

    [Fact]
    public void An_editing_task_open_to_the_translator_is_no_check() =>
        Assert.Equal(["Error publish"], Lint.Of(Rule, Sound.Replace("\"NotBy\": [\"translation\"]", "\"NotBy\": []", StringComparison.Ordinal)));

    [Fact]
    public void A_way_around_the_check_is_found() =>
        Assert.Equal(["Error publish"], Lint.Of(Rule, Sound.Replace("[\"Submit\"]", "[\"Submit\", \"Rush\"]", StringComparison.Ordinal)
            + "\ntranslate -Rush-> publish"));

    [Fact]
    public void A_check_before_the_last_translating_step_does_not_count() =>
        Assert.Equal(["Error p"], Lint.Of(Rule, """
            *a ContentCreatedEvent
            e UserTaskEvent {"Actions": ["Approve"], "State": "editing", "NotBy": ["translation"]}
            t UserTaskEvent {"Actions": ["Submit"], "State": "translation", "Pair": true}
            p PublishContentTask
            a -Done-> e
            e -Approve-> t
            t -Submit-> p
            """));

    [Fact]
    public void A_check_names_every_translating_state()
    {
        const string Two = """
            *a ContentCreatedEvent
            t UserTaskEvent {"Actions": ["Submit"], "State": "translation", "Pair": true}
            s UserTaskEvent {"Actions": ["Submit"], "State": "captions", "Claimable": true}
            e UserTaskEvent {"Actions": ["Approve"], "State": "editing", "NotBy": ["translation"]}
            p PublishContentTask
            a -Done-> t
            t -Submit-> s
            s -Submit-> e
            e -Approve-> p
            """;
        Assert.Equal(["Error p"], Lint.Of(Rule, Two));
        Assert.Empty(Lint.Of(Rule, Two.Replace("[\"translation\"]", "[\"captions\", \"translation\"]", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_translating_task_without_a_state_cannot_be_forbidden() =>
        Assert.Equal(["Error publish"], Lint.Of(Rule, Sound.Replace("\"State\": \"translation\", ", "", StringComparison.Ordinal)));

    [Fact]
    public void An_editing_task_that_is_claimed_is_still_a_check() =>
        Assert.Empty(Lint.Of(Rule, Sound.Replace("\"State\": \"editing\"", "\"State\": \"editing\", \"Claimable\": true, \"Pair\": true", StringComparison.Ordinal)));

    [Fact]
    public void Two_tasks_that_only_forbid_each_other_are_no_check() =>
        Assert.Equal(["Error p"], Lint.Of(Rule, """
            *a ContentCreatedEvent
            t UserTaskEvent {"Actions": ["Submit"], "State": "one", "Pair": true, "NotBy": ["two"]}
            s UserTaskEvent {"Actions": ["Submit"], "State": "two", "Pair": true, "NotBy": ["one"]}
            p PublishContentTask
            a -Done-> t
            t -Submit-> s
            s -Submit-> p
            """));

    [Fact]
    public void A_check_that_starts_the_workflow_waits_for_somebody() =>
        Assert.Empty(Lint.Of(Rule, """
            *e UserTaskEvent {"Actions": ["Approve"], "State": "editing", "NotBy": ["translation"]}
            p PublishContentTask
            e -Approve-> p
            """));
}
