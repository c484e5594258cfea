using GameLobby.Application.Contracts;
using GameLobby.Application.Ports;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Sessions;

/// <summary>What a client that was away missed, as it would have been told.</summary>
internal sealed class Missed(IHistory history)
{
    /// <summary>
    /// The pushes that lead from the version a client holds to another. Null where that can't be told without a hole (what is kept is too
    /// young or too old, or was not for this player), or is more than the lobby itself could be.
    /// </summary>
    public async Task<IReadOnlyList<Push>?> Between(LobbyId lobby, PlayerId player, long held, long upTo, CancellationToken ct)
    {
        if (held > upTo) return null;
        if (held == upTo) return [];

        var pushes = (await history.Since(lobby, held, upTo, ct))
            .Select(told => told.Audiences.FirstOrDefault(audience => audience.Players.Contains(player))?.Push)
            .OfType<LobbyChangedPush>()
            .ToList();
        var isWhole = pushes.Count == upTo - held && pushes.Select((push, index) => push.Previous == held + index).All(follows => follows);
        if (!isWhole) return null;

        var missed = pushes.Aggregate((first, next) => first.With(next));
        return MessageSize.Of(missed, WireJson.Relaxed.Push) <= MessageSize.Content ? [missed] : null;
    }
}
