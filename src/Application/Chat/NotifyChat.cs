using GameLobby.Application.Changes;
using GameLobby.Application.Contracts;
using GameLobby.Application.Ports;
using MediatR;

namespace GameLobby.Application.Chat;

/// <summary>Sends a message to its audience among the members, as they were when it was sent or later.</summary>
internal sealed class NotifyChat(ILobbies lobbies, Notices notices) : INotificationHandler<ChatStored>
{
    public async Task Handle(ChatStored stored, CancellationToken ct)
    {
        var message = stored.Message;
        var lastSeen = lobbies.LastSeen(message.Lobby);
        var lobby = lastSeen?.Version >= message.Version ? lastSeen : await lobbies.Get(message.Lobby, ct);
        if (lobby is not { IsClosed: false }) return;

        var entry = message.ToEntry();
        var push = new ChatMessagePush(lobby.Id, entry.MessageId, entry.Channel, entry.From, entry.Name, entry.Text, entry.At);
        Recipient[] to = [.. lobby.Members.Where(member => message.Team is null || member.Team == message.Team).Select(Recipient.Of)];
        notices.Add(new Notice(message.Id.Value, lobby.Id.Value, [new Delivery(to, push)]));
    }
}
