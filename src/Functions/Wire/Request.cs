using MediatR;

namespace GameLobby.Functions.Wire;

/// <summary>A parsed request.</summary>
/// <param name="Fingerprint">Identifies a repeat. The order of members and white space do not matter.</param>
/// <param name="Send">Sends the request and returns the reply frame for a frame id.</param>
internal sealed record Request(string Fingerprint, Func<ISender, string, CancellationToken, Task<Reply>> Send);
