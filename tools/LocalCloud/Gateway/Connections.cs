using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace GameLobby.LocalCloud.Gateway;

/// <summary>The open sockets by connection id. A connection that is closing is gone already, as @connections sees it.</summary>
internal sealed class Connections
{
    private readonly ConcurrentDictionary<string, Connection> open = new();

    public void Add(Connection connection) => open[connection.Handshake.ConnectionId] = connection;

    public void Remove(Connection connection) => open.TryRemove(connection.Handshake.ConnectionId, out _);

    public bool TryFind(string id, [NotNullWhen(true)] out Connection? connection) =>
        open.TryGetValue(id, out connection) && connection.IsOpen;

    public void CloseAll(Ending ending)
    {
        foreach (var connection in open.Values) connection.Close(ending);
    }
}
