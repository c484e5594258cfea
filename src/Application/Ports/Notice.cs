namespace GameLobby.Application.Ports;

/// <summary>The pushes of one stored change.</summary>
/// <param name="Id">Identifies the change. A notice that is sent twice is delivered once.</param>
/// <param name="Group">Notices of one group are delivered in the order in which they were sent.</param>
public sealed record Notice(string Id, string Group, IReadOnlyList<Delivery> Deliveries);
