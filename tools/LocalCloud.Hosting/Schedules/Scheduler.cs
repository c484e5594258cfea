using System.Globalization;
using System.Text.Json.Nodes;
using GameLobby.LocalCloud.Chaos;
using GameLobby.LocalCloud.Template;

namespace GameLobby.LocalCloud.Schedules;

/// <summary>
/// Invokes functions at their rate(...), like EventBridge: first after one interval, and even if the previous run has not ended.
/// </summary>
internal sealed class Scheduler : IDisposable
{
    private readonly StackServices services;
    private readonly TimeProvider clock;
    private readonly IReadOnlyList<ITimer> timers;

    public Scheduler(StackServices services, TimeProvider clock)
    {
        (this.services, this.clock) = (services, clock);
        timers =
        [
            .. services.Stack.Schedules.Select(schedule =>
                clock.CreateTimer(_ => Invoke(schedule), null, schedule.Every, schedule.Every)),
        ];
    }

    public void Dispose()
    {
        foreach (var timer in timers) timer.Dispose();
    }

    private void Invoke(ScheduleSource schedule)
    {
        var request = schedule.Input ?? Event(schedule, services.Stack.Account, clock.GetUtcNow());
        _ = services.Functions.Invoke(schedule.Function, request, CancellationToken.None);
        if (services.Faults.ShouldInject(Fault.RepeatedSchedule))
            _ = services.Functions.Invoke(schedule.Function, request, CancellationToken.None);
    }

    /// <summary>The event of a scheduled rule (EventBridge user guide, "Scheduled Event").</summary>
    private static string Event(ScheduleSource schedule, Account account, DateTimeOffset now) => new JsonObject
    {
        ["version"] = "0",
        ["id"] = Guid.NewGuid().ToString(),
        ["detail-type"] = "Scheduled Event",
        ["source"] = "aws.events",
        ["account"] = account.Id,
        ["time"] = now.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        ["region"] = account.Region,
        ["resources"] = new JsonArray(
            $"arn:{account.Partition}:events:{account.Region}:{account.Id}:rule/{schedule.Function}{schedule.Id}"),
        ["detail"] = new JsonObject(),
    }.ToJsonString();
}
