using Cms.Workflows.Activities;

namespace Cms.Workflows.Tests.Activities;

public sealed class UserTaskTests
{
    [Fact]
    public void Our_properties_are_read_beside_orchards()
    {
        var task = UserTask.From(Samples.Editorial.Find("edit"))!;
        Assert.Equal(("edit", "Edit", "editing", 24.0), (task.ActivityId, task.Title, task.State, task.DueHours));
        Assert.Equal(["Approve", "Return", "Send for review"], task.Actions.AsEnumerable());
        Assert.Equal(["Editor", "Managing editor"], task.Roles.AsEnumerable());
        Assert.Equal(["translation"], task.NotBy.AsEnumerable());
        Assert.Equal(["Return"], task.CommentRequired.AsEnumerable());
        Assert.False(task.Claimable || task.Pair);
        Assert.True(UserTask.From(Samples.Editorial.Find("translate")) is { Claimable: true, Pair: true, DueHours: null });
    }

    [Fact]
    public void A_user_task_of_orchard_alone_has_none_of_ours()
    {
        var task = UserTask.From(Sketch.Of("""a UserTaskEvent {"Actions": ["Go"]}""").Find("a"))!;
        Assert.Null(task.State);
        Assert.Empty(task.NotBy);
        Assert.True(task.IsFor([]));
    }

    [Fact]
    public void Roles_limit_who_may_act()
    {
        var task = UserTask.From(Samples.Editorial.Find("edit"))!;
        Assert.True(task.IsFor(["Translator", "Editor"]));
        Assert.False(task.IsFor(["Translator"]));
    }

    [Fact]
    public void Other_activities_are_no_user_tasks() => Assert.Null(UserTask.From(Samples.Editorial.Find("publish")));
}
