using GameLobby.Domain.Values;

namespace GameLobby.Application.Contracts;

/// <summary>A chat message.</summary>
/// <param name="From">The sender's player id.</param>
/// <param name="Name">The sender's display name.</param>
/// <param name="Text">The message's text.</param>
/// <param name="At">When it was sent, by the service's clock.</param>
public sealed record ChatEntry(MessageId MessageId, ChatChannel Channel, PlayerId From, string Name, string Text, DateTimeOffset At);
