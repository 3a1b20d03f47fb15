namespace Cms.Workflows.Tests;

public sealed class WorkflowTypeTests
{
    [Fact]
    public void An_event_starts_the_types_whose_filter_lets_the_item_pass()
    {
        Assert.Equal(["created"], Samples.Editorial.StartsOn("ContentCreatedEvent", "Article").Select(a => a.ActivityId));
        Assert.Empty(Samples.Editorial.StartsOn("ContentCreatedEvent", "Page"));
        Assert.Empty(Samples.Editorial.StartsOn("ContentPublishedEvent", "Article"));
    }

    [Fact]
    public void An_empty_filter_lets_every_item_pass() =>
        Assert.Single(Sketch.Of("*a ContentCreatedEvent {\"ContentTypeFilter\": []}").StartsOn("ContentCreatedEvent", "Page"));

    [Fact]
    public void A_disabled_type_starts_on_nothing() =>
        Assert.Empty((Samples.Editorial with { IsEnabled = false }).StartsOn("ContentCreatedEvent", "Article"));

    [Fact]
    public void A_type_that_publishes_is_editorial()
    {
        Assert.True(Samples.Editorial.IsEditorial);
        Assert.False(Sketch.Of("*a ContentCreatedEvent").IsEditorial);
    }
}
