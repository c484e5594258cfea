namespace GameLobby.Application.Admin;

/// <summary>Counts of lobbies and of their members.</summary>
/// <param name="Lobbies">Number of lobbies that are not closed.</param>
/// <param name="Open">Number of lobbies that are open.</param>
/// <param name="Starting">Number of lobbies whose countdown runs.</param>
/// <param name="InMatch">Number of lobbies in a match.</param>
/// <param name="Public">Number of public lobbies.</param>
/// <param name="Players">Number of players in them.</param>
/// <param name="Online">Number of players who are online.</param>
/// <param name="Spectators">Number of spectators.</param>
public sealed record LobbyCounts(
    int Lobbies, int Open, int Starting, int InMatch, int Public, int Players, int Online, int Spectators);
