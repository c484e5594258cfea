using System.Text.Json.Nodes;
using GameLobby.TestKit.Wire;

namespace GameLobby.Model.Tests.Clients;

/// <summary>The lobby that a client holds, kept up to date as docs/protocol.md describes.</summary>
internal sealed class HeldLobby(string player, Journal journal)
{
    private const int MaxWaiting = 100;

    private readonly Lock gate = new();
    private readonly List<JsonObject> waiting = [];
    private HeldSnapshot? held;

    public (string Lobby, long Version)? Current
    {
        get
        {
            lock (gate) return held is null ? null : (Id(held.Json), held.Version);
        }
    }

    /// <summary>Whether a push is missing before one that came.</summary>
    public bool HasGap
    {
        get
        {
            lock (gate) return held is { } lobby && waiting.Any(push => Id(push) == Id(lobby.Json) && Version(push) > lobby.Version);
        }
    }

    /// <summary>Takes the lobby of a reply, unless it is an older version or the player is not in it.</summary>
    public void Take(JsonObject snapshot)
    {
        journal.Saw(player, snapshot);
        lock (gate)
        {
            if (snapshot["members"]!.AsArray().All(member => (string)member!["playerId"]! != player)) return;
            if (held is not null && Id(held.Json) == Id(snapshot) && Version(snapshot) < held.Version) return;
            held = new HeldSnapshot(snapshot);
            held.Json.Remove("bans");
            held.Json.Remove("banNames");
            CatchUp();
        }
    }

    public void Receive(JsonObject push)
    {
        lock (gate)
        {
            switch ((string)push["type"]!)
            {
                case "lobby.changed":
                    waiting.Add(push);
                    if (waiting.Count > MaxWaiting) waiting.RemoveAt(0);
                    CatchUp();
                    break;
                case "lobby.removed" or "lobby.closed":
                    if (held is not null && Id(held.Json) == Id(push) && Version(push) > held.Version) held = null;
                    break;
            }
        }
    }

    public void Drop()
    {
        lock (gate) held = null;
    }

    private void CatchUp()
    {
        while (held is { } lobby && waiting.Find(Follows) is { } next)
        {
            waiting.Remove(next);
            if (Version(next) <= lobby.Version) continue;
            lobby.Follow(next);
            journal.Saw(player, lobby.Json);
        }

        bool Follows(JsonObject push) => Id(push) == Id(held.Json) && (long)push["previous"]! <= held.Version;
    }

    private static string Id(JsonObject json) => (string)json["lobbyId"]!;

    private static long Version(JsonObject json) => (long)json["version"]!;
}
