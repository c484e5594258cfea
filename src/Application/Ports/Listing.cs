using GameLobby.Application.Contracts;

namespace GameLobby.Application.Ports;

/// <summary>A lobby in the index.</summary>
/// <param name="Position">Its place in the order, from which a query can continue.</param>
public sealed record Listing(string Position, LobbySummary Lobby);
