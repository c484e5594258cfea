using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using GameLobby.Model.Tests.Stories;

namespace GameLobby.Model.Tests.Clients;

/// <summary>Everything that the clients of a story did and saw.</summary>
internal sealed class Journal
{
    private readonly ConcurrentQueue<Request> requests = new();
    private readonly ConcurrentQueue<Sight> sights = new();

    public IReadOnlyCollection<Request> Requests => requests;

    public IReadOnlyCollection<Sight> Sights => sights;

    public ConcurrentQueue<string> Problems { get; } = new();

    public void Add(Request request) => requests.Enqueue(request);

    public void Saw(string player, JsonObject lobby) => sights.Enqueue(
        new(player, (string)lobby["lobbyId"]!, (long)lobby["version"]!, lobby.ToJsonString()));
}

/// <summary>A lobby as a client saw it: in a reply, or after it applied a push.</summary>
internal sealed record Sight(string Player, string Lobby, long Version, string Json);
