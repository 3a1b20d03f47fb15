using System.Collections.Immutable;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Cms.Web.Tests.Running;
using Cms.Workflows.Activities.Catalogue;

namespace Cms.Web.Tests.Admin;

/// <summary>The workflow designer says nothing that is not translated, and no activity is without a title.</summary>
public sealed partial class DesignerTextsTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "src", "Cms.Admin");

    private static readonly ImmutableDictionary<string, string> English = Read("DesignerTexts.resx");
    private static readonly ImmutableDictionary<string, string> Arabic = Read("DesignerTexts.ar.resx");

    [Fact]
    public void Both_languages_have_the_same_texts() =>
        Assert.Equal(English.Keys.Order(StringComparer.Ordinal), Arabic.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void What_the_client_says_is_among_them()
    {
        var said = Directory.EnumerateFiles(Path.Combine(Folder, "ClientApp", "src", "designer"), "*.ts*")
            .SelectMany(file => Said().Matches(File.ReadAllText(file)))
            .SelectMany(call => Quoted().Matches(call.Value).Where(text => !text.Groups[1].Success).Select(text => text.Groups[2].Value))
            .ToHashSet(StringComparer.Ordinal);
        Assert.True(said.Count > 80);
        Assert.Empty(said.Except(Arabic.Keys));
    }

    [Fact]
    public void Every_activity_property_and_category_has_a_title()
    {
        var wanted = ActivityCatalogue.All.Select(entry => "kind." + entry.Name)
            .Concat(ActivityCatalogue.All.SelectMany(entry => entry.Properties).Select(property => "property." + property.Name))
            .Concat(Enum.GetNames<ActivityCategory>().Select(name => "category." + name))
            .Distinct();
        Assert.Empty(wanted.Except(Arabic.Keys));
    }

    private static ImmutableDictionary<string, string> Read(string file) => XDocument.Load(Path.Combine(Folder, "Workflows", file)).Root!
        .Elements("data").ToImmutableDictionary(data => (string)data.Attribute("name")!, data => (string)data.Element("value")!, StringComparer.Ordinal);

    /// <summary>A call of <c>say</c> up to its first comma or closing bracket outside quotes; both sides of a choice are in it.</summary>
    [GeneratedRegex(@"\bsay\((?:[^'(),]|'[^']*')*")]
    private static partial Regex Said();

    /// <summary>A text, but for one that something is compared with.</summary>
    [GeneratedRegex(@"([!=]==? ?)?'([^']+)'")]
    private static partial Regex Quoted();
}
