using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using GameLobby.Client;

namespace GameLobby.LobbyCtl.Connecting;

/// <summary>Plays a member of a private lobby over a WebSocket and over HTTP, to show that requests, replies and pushes arrive.</summary>
/// <param name="timeout">How long each step may take.</param>
internal sealed class DeploymentCheck(ServiceClient service, Uri socket, string token, TimeSpan timeout) : IAsyncDisposable
{
    private readonly LobbyClient player = new(socket, _ => Task.FromResult(token));
    private readonly TaskCompletionSource pushed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Returns each step when it is done.</summary>
    /// <exception cref="CommandException">A step failed.</exception>
    public async IAsyncEnumerable<CheckStep> Run([EnumeratorCancellation] CancellationToken ct)
    {
        player.LobbyChanged += change =>
        {
            if (change.After?.Members.Any(member => member.PlayerId == player.PlayerId && member.Ready) == true) pushed.TrySetResult();
        };
        yield return await Time("Connected and said hello", ct => player.ConnectAsync(ct), ExitCode.NotReachable, ct);
        yield return await Time("Created a private lobby", Create, ExitCode.Refused, ct);
        yield return await Time("Got ready over HTTP", GetReady, ExitCode.Refused, ct);
        yield return await Time("Received the push", ct => pushed.Task.WaitAsync(ct), ExitCode.Refused, ct);
        yield return await Time("Left the lobby", ct => player.LeaveLobbyAsync(cancellationToken: ct), ExitCode.Refused, ct);
    }

    public async ValueTask DisposeAsync() => await player.DisposeAsync();

    private Task Create(CancellationToken ct) => player.CreateLobbyAsync(
        new CreateLobby("lobbyctl check", "lobbyctl-check", 2) { MinPlayers = 2, Visibility = Visibility.Private }, cancellationToken: ct);

    private Task GetReady(CancellationToken ct) => service.Send("member.ready", new JsonObject { ["ready"] = true }, ct);

    /// <param name="late">The exit code when the step takes too long.</param>
    private async Task<CheckStep> Time(string name, Func<CancellationToken, Task> step, int late, CancellationToken ct)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(ct);
        deadline.CancelAfter(timeout);
        var watch = Stopwatch.StartNew();
        try
        {
            await step(deadline.Token);
        }
        catch (LobbyException refused)
        {
            throw new CommandException(ExitCode.Refused, $"{name}: failed: {refused.Code}: {refused.Message}", refused);
        }
        catch (OperationCanceledException expired) when (!ct.IsCancellationRequested)
        {
            throw new CommandException(late, $"{name}: failed: nothing arrived within {timeout.TotalSeconds} s.", expired);
        }

        return new CheckStep(name, watch.ElapsedMilliseconds);
    }
}
