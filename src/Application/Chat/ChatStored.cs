using GameLobby.Application.Contracts;
using GameLobby.Application.Ports;
using MediatR;

namespace GameLobby.Application.Chat;

/// <summary>Something was said.</summary>
public sealed record ChatStored(ChatMessage Message) : INotification;

/// <summary>Tells the members that it is for, as they are now.</summary>
internal sealed class TellChat(ILobbies lobbies, IOutbox outbox) : INotificationHandler<ChatStored>
{
    public async Task Handle(ChatStored stored, CancellationToken ct)
    {
        var message = stored.Message;
        if (await lobbies.Get(message.Lobby, ct) is not { IsClosed: false } lobby) return;

        var entry = ChatEntry.Of(message);
        var push = new ChatMessagePush(lobby.Id, entry.MessageId, entry.Channel, entry.From, entry.Name, entry.Text, entry.At);
        Recipient[] to = [.. lobby.Members.Where(member => message.Team is null || member.Team == message.Team).Select(Recipient.Of)];
        await outbox.Send(new Notice(message.Id.Value, lobby.Id.Value, [new Delivery(to, push)]), ct);
    }
}
