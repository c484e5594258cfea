using System.Globalization;
using System.Text.Json.Nodes;
using GameLobby.LocalCloud.Lambda;
using GameLobby.LocalCloud.Template;

namespace GameLobby.LocalCloud.Schedules;

/// <summary>
/// Invokes functions at their rate(...), like EventBridge: first after one interval, and even if the previous run has not ended.
/// </summary>
internal sealed class Scheduler : IDisposable
{
    private readonly IReadOnlyList<ITimer> timers;

    public Scheduler(Stack stack, IFunctions functions, TimeProvider clock) => timers =
    [
        .. stack.Schedules.Select(schedule => clock.CreateTimer(
            _ => functions.Invoke(
                schedule.Function,
                schedule.Input ?? Event(schedule, stack.Account, clock.GetUtcNow()),
                CancellationToken.None),
            null,
            schedule.Every,
            schedule.Every)),
    ];

    public void Dispose()
    {
        foreach (var timer in timers) timer.Dispose();
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
