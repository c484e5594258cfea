using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using GameLobby.Application.Matches;
using GameLobby.Functions.Diagnostics;
using MediatR;
using Microsoft.Extensions.Logging;

namespace GameLobby.Functions;

/// <summary>Handles overdue lobbies once a minute, whose timers or disconnects were lost.</summary>
public sealed partial class SweepFunction(Invocations invocations, ILogger<SweepFunction> logger)
{
    [LambdaFunction(ResourceName = "SweepFunction")]
    public async Task<string> Sweep(
        ScheduledEvent schedule, ILambdaContext context, [FromServices] ISender sender, [FromServices] TimeProvider clock)
    {
        using var invocation = invocations.Begin("Sweep", context);
        using var deadline = Deadline.Of(context, clock);
        var swept = await sender.Send(new SweepLobbies(), deadline.Token);
        Swept(schedule.Time ?? "", swept.Value.Lobbies, swept.Value.Failed);
        return $"{swept.Value.Lobbies} lobbies were overdue, {swept.Value.Failed} failed";
    }

    [LoggerMessage(1, LogLevel.Information, "The sweep of {Time} found {Lobbies} overdue lobbies, {Failed} failed")]
    private partial void Swept(string time, int lobbies, int failed);
}
