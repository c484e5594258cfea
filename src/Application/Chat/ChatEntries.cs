using GameLobby.Application.Contracts;
using GameLobby.Application.Ports;

namespace GameLobby.Application.Chat;

internal static class ChatEntries
{
    public static ChatEntry ToEntry(this ChatMessage message) => new(
        message.Id, message.Team is null ? ChatChannel.Lobby : ChatChannel.Team, message.From, message.Name, message.Text, message.At);
}
