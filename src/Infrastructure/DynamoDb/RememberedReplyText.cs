using System.Globalization;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Infrastructure.DynamoDb;

/// <summary>What the reply to a repeat needs, as words of a text. Times are Unix milliseconds.</summary>
internal static class RememberedReplyText
{
    public static string? Write(RememberedReply? reply) => reply switch
    {
        null => null,
        LobbyCreated => "created",
        CodeChanged changed => $"code {changed.Code}",
        CountdownStarted started => $"startsAt {Write(started.StartsAt)}",
        LobbyOperatedOn operated => $"lobby {operated.Lobby}",
        ChatSent chat => $"message {chat.Message} {Write(chat.At)}",
        InviteSent invite => $"invite {invite.Invite} {Write(invite.ExpiresAt)}",
        _ => throw new InvalidOperationException($"{reply.GetType().Name} has no stored form."),
    };

    /// <exception cref="FormatException">The text is no reply.</exception>
    public static RememberedReply? Read(ReadOnlySpan<string> words) => words switch
    {
        [] => null,
        ["created"] => new LobbyCreated(),
        ["code", var code] when LobbyCode.Parse(code) is { } parsed => new CodeChanged(parsed),
        ["startsAt", var time] => new CountdownStarted(ReadTime(time)),
        ["lobby", var lobby] => new LobbyOperatedOn(new LobbyId(lobby)),
        ["message", var message, var time] => new ChatSent(new MessageId(message), ReadTime(time)),
        ["invite", var invite, var time] => new InviteSent(new InviteId(invite), ReadTime(time)),
        _ => throw new FormatException("The record's reply is unknown."),
    };

    private static string Write(DateTimeOffset time) => time.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    private static DateTimeOffset ReadTime(string text) => long.TryParse(text, CultureInfo.InvariantCulture, out var time)
        ? Attributes.ReadTime(time)
        : throw new FormatException("The record's reply has no time.");
}
