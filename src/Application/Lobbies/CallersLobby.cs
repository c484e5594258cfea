using GameLobby.Application.Diagnostics;
using GameLobby.Application.Ports;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;

namespace GameLobby.Application.Lobbies;

/// <summary>Reads the lobby that the caller is a member of, for requests that don't change the lobby itself.</summary>
internal sealed class CallersLobby(IPlayers players, ILobbies lobbies, Caller caller)
{
    /// <summary>Returns the current lobby, or <c>not_in_lobby</c>.</summary>
    public async Task<Result<Lobby>> Get(CancellationToken ct)
    {
        var result = await Find(ct);
        if (!result.IsRefused) LogScope.Current?.Lobby = result.Value.Id.Value;
        return result;
    }

    private async Task<Result<Lobby>> Find(CancellationToken ct)
    {
        var lastSeen = players.LastSeenIn(caller.Player);
        if (lastSeen is { } likely && await lobbies.Get(likely, ct) is { } lobby && lobby.Find(caller.Player) is not null) return lobby;

        var player = await players.Get(caller.Player, ct);
        var last = player.LastLobby is { } id && id != lastSeen ? await lobbies.Get(id, ct) : null;
        return last?.Find(caller.Player) is null ? Refusals.NotInLobby : last;
    }
}
