namespace GameLobby.Benchmarks.Servers;

/// <summary>A server to compare with, in benchmarks/peers.</summary>
internal enum Peer
{
    SignalR,
    Node,
    Colyseus,
}
