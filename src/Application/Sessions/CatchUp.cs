using GameLobby.Application.Contracts;
using GameLobby.Application.Ports;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Sessions;

/// <summary>Finds the pushes that a client missed.</summary>
internal sealed class CatchUp(IChangeHistory history)
{
    /// <summary>
    /// Returns pushes that lead from the version a client has to another. Returns null if the history has a gap for this player, or if the
    /// pushes would be larger than the lobby itself could be.
    /// </summary>
    public async Task<IReadOnlyList<Push>?> Between(LobbyId lobby, PlayerId player, long version, long upTo, CancellationToken ct)
    {
        if (version > upTo) return null;
        if (version == upTo) return [];

        var pushes = (await history.Since(lobby, version, upTo, ct))
            .Select(entry => entry.Audiences.FirstOrDefault(audience => audience.Players.Contains(player))?.Push)
            .OfType<LobbyChangedPush>()
            .ToList();
        long[] versions = [version, .. pushes.Select(push => push.Version)];
        var isComplete = versions[^1] == upTo && pushes.Select(push => push.Previous).SequenceEqual(versions.SkipLast(1));
        if (!isComplete) return null;

        var missed = pushes.Aggregate((first, next) => first.With(next));
        return MessageSize.Of(missed, WireJson.Relaxed.Push) <= MessageSize.MaxPayload ? [missed] : null;
    }

    /// <summary>
    /// Returns the push that ended a membership after the version that a client has; null if the history does not have it.
    /// </summary>
    public async Task<Push?> Departure(LobbyId lobby, PlayerId player, long version, long upTo, CancellationToken ct) => version >= upTo
        ? null
        : (await history.Since(lobby, version, upTo, ct))
            .SelectMany(entry => entry.Departures ?? [])
            .LastOrDefault(departure => departure.Players.Contains(player))?.Push;
}
