using GameLobby.Domain.Values;

namespace GameLobby.Application.Contracts;

public sealed class PlayerIdConverter() : TextConverter<PlayerId>(text => new PlayerId(text), id => id.Value);

public sealed class LobbyIdConverter() : TextConverter<LobbyId>(text => new LobbyId(text), id => id.Value);

public sealed class InviteIdConverter() : TextConverter<InviteId>(text => new InviteId(text), id => id.Value);

public sealed class MessageIdConverter() : TextConverter<MessageId>(text => new MessageId(text), id => id.Value);

public sealed class ConnectionIdConverter() : TextConverter<ConnectionId>(text => new ConnectionId(text), id => id.Value);
