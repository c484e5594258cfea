using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace GameLobby.LocalCloud.Gateway;

/// <summary>Open connections by id. A connection that is closing counts as gone.</summary>
internal sealed class Connections
{
    private readonly ConcurrentDictionary<string, Connection> open = new();

    public void Add(Connection connection) => open[connection.Handshake.ConnectionId] = connection;

    public void Remove(Connection connection) => open.TryRemove(connection.Handshake.ConnectionId, out _);

    public bool TryFind(string id, [NotNullWhen(true)] out Connection? connection) =>
        open.TryGetValue(id, out connection) && connection.IsOpen;

    public void CloseAll(DisconnectReason ending)
    {
        foreach (var connection in open.Values) connection.Close(ending);
    }
}
