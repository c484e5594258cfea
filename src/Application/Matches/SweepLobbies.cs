using GameLobby.Application.Ports;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using GameLobby.Domain.Values;
using MediatR;
using Microsoft.Extensions.Logging;

namespace GameLobby.Application.Matches;

/// <summary>Handles every overdue lobby, whose timer or disconnect was lost.</summary>
public sealed record SweepLobbies : ICommand<SweepResult>;

/// <summary>A lobby that fails must not keep the sweep from the others, because it would do so every time.</summary>
internal sealed partial class SweepLobbiesHandler(
    ILobbies lobbies, LobbyTicker ticker, TimeProvider clock, ILogger<SweepLobbiesHandler> logger)
    : IRequestHandler<SweepLobbies, Result<SweepResult>>
{
    public async Task<Result<SweepResult>> Handle(SweepLobbies request, CancellationToken ct)
    {
        var (count, failed) = (0, 0);
        await foreach (var id in lobbies.Due(clock.GetUtcNow(), ct))
        {
            count++;
            if (!await Sweep(id, ct)) failed++;
        }

        return new SweepResult(count, failed);
    }

    private async Task<bool> Sweep(LobbyId id, CancellationToken ct)
    {
        try
        {
            return await ticker.Tick(id, ct) is null;
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            NotSwept(id, failure);
            return false;
        }
    }

    [LoggerMessage(1, LogLevel.Error, "Failed to sweep lobby {Lobby}; the next sweep retries it")]
    private partial void NotSwept(LobbyId lobby, Exception failure);
}
