using GameLobby.Application.Contracts;

namespace GameLobby.Application.Ports;

/// <summary>One push for some recipients.</summary>
public sealed record Delivery(IReadOnlyList<Recipient> To, Push Push);
