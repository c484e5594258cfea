using GameLobby.Application.Ports;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using MediatR;

namespace GameLobby.Application.Matches;

/// <summary>Handles every overdue lobby, whose timer or disconnect was lost.</summary>
public sealed record SweepLobbies : ICommand<SweepResult>;

internal sealed class SweepLobbiesHandler(ILobbies lobbies, LobbyTicker ticker, TimeProvider clock)
    : IRequestHandler<SweepLobbies, Result<SweepResult>>
{
    public async Task<Result<SweepResult>> Handle(SweepLobbies request, CancellationToken ct)
    {
        var (count, failed) = (0, 0);
        await foreach (var id in lobbies.Due(clock.GetUtcNow(), ct))
        {
            count++;
            if (await ticker.Tick(id, ct) is not null) failed++;
        }

        return new SweepResult(count, failed);
    }
}
