namespace Cms.Editorial.Schedules;

/// <summary>Whether what happens in this scope is a schedule being carried out. Scoped.</summary>
internal sealed class ScheduleGuard
{
    public bool IsRunning { get; set; }
}
