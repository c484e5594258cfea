using System.Text.Json.Nodes;

namespace GameLobby.EndToEnd.Tests.Client;

/// <summary>
/// A client's copy of the lobby that it is in: it drops what is not newer and keeps what is ahead until the rest has come.
/// </summary>
internal sealed class LobbyCopy
{
    private readonly List<JsonObject> waiting = [];

    public Snapshot? Lobby { get; private set; }

    /// <summary>Something is ahead of what is held, and what belongs between is missing.</summary>
    public bool HasHole => Lobby is not null && waiting.Any(IsOfLobby);

    public void Take(Snapshot snapshot)
    {
        if (Lobby?.LobbyId == snapshot.LobbyId && snapshot.Version < Lobby.Version) return;
        Lobby = snapshot;
        CatchUp();
    }

    public void Hear(JsonObject push)
    {
        waiting.Add(push);
        CatchUp();
    }

    private void CatchUp()
    {
        if (Lobby is null) return;

        while (waiting.Find(push => IsOfLobby(push) && (long)push["previous"]! <= Lobby.Version) is { } next)
        {
            waiting.Remove(next);
            if ((long)next["version"]! > Lobby.Version) Lobby = Lobby.Apply(next);
        }
    }

    private bool IsOfLobby(JsonObject push) => (string)push["lobbyId"]! == Lobby!.LobbyId;
}
