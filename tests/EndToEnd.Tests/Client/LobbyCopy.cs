using System.Text.Json.Nodes;

namespace GameLobby.EndToEnd.Tests.Client;

/// <summary>A client's copy of its lobby: it drops old pushes and holds back early ones until the gap is closed.</summary>
internal sealed class LobbyCopy
{
    private readonly List<JsonObject> waiting = [];

    public Snapshot? Lobby { get; private set; }

    /// <summary>Whether a push is missing between the copy and the pushes held back.</summary>
    public bool HasGap => Lobby is not null && waiting.Any(IsOfLobby);

    public void Take(Snapshot snapshot)
    {
        if (Lobby?.LobbyId == snapshot.LobbyId && snapshot.Version < Lobby.Version) return;
        Lobby = snapshot;
        CatchUp();
    }

    public void Add(JsonObject push)
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
