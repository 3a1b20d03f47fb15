using System.Text.Json;
using Cms.Workflows.Activities;
using Cms.Workflows.Activities.Catalogue;

namespace Cms.Workflows.Tests.Activities;

public sealed class ActivityCatalogueTests
{
    [Fact]
    public void It_has_every_activity_once() => Assert.Equal(
        ActivityKinds.All.Select(kind => kind.Name).Order(StringComparer.Ordinal),
        ActivityCatalogue.All.Select(entry => entry.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Outcomes_that_depend_on_a_property_are_those_the_engine_reads_from_it()
    {
        foreach (var entry in ActivityCatalogue.All)
        {
            var empty = OutcomesOf(entry, "{}");
            var given = entry.OutcomesFrom switch
            {
                { Kind: PropertyKind.Outcomes } list => OutcomesOf(entry, $$"""{"{{list.Name}}": ["One", "Two"]}"""),
                { Kind: PropertyKind.StatusCodes } codes => OutcomesOf(entry, $$"""{"{{codes.Name}}": "One, Two"}"""),
                _ => null,
            };
            var other = new Activity("a", entry.Name, JsonElement.Parse("""{"Actions": ["X"], "Forks": ["X"], "AvailableOutcomes": ["X"], "HttpResponseCodes": "X"}"""));
            if (given is null)
                Assert.Equal(empty, entry.Kind.OutcomesOf(other));
            else
                Assert.Equal(["One", "Two"], given.Take(2));
        }

        static IEnumerable<string> OutcomesOf(ActivityEntry entry, string properties) =>
            entry.Kind.OutcomesOf(new Activity("a", entry.Name, JsonElement.Parse(properties)));
    }

    [Fact]
    public void No_property_stands_twice_in_a_form() => Assert.All(ActivityCatalogue.All, entry => Assert.Equal(
        entry.Properties.Length, entry.Properties.Select(property => property.Name).Distinct(StringComparer.Ordinal).Count()));

    [Fact]
    public void Every_property_of_the_newsrooms_workflow_has_a_field()
    {
        foreach (var activity in Samples.Editorial.Activities)
        {
            var known = ActivityCatalogue.Find(activity.Name)!.Properties.Select(property => property.Name).Append("ActivityMetadata");
            Assert.Empty(activity.Properties.EnumerateObject().Select(property => property.Name).Except(known));
        }
    }
}
