using FluentValidation;
using GameLobby.Application.Contracts;
using GameLobby.Application.Lobbies;
using GameLobby.Application.Ports;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using MediatR;

namespace GameLobby.Application.Chat;

/// <summary>A message as clients see it.</summary>
public sealed record ChatEntry(MessageId MessageId, ChatChannel Channel, PlayerId From, string Name, string Text, DateTimeOffset At)
{
    public static ChatEntry Of(ChatMessage message) => new(
        message.Id, message.Team is null ? ChatChannel.Lobby : ChatChannel.Team, message.From, message.Name, message.Text, message.At);
}

/// <param name="Messages">The oldest first.</param>
/// <param name="Before">Where the page before this one ends; null when there is none. A page may hold fewer than were asked for.</param>
public sealed record ChatHistoryReply(IReadOnlyList<ChatEntry> Messages, MessageId? Before);

/// <summary>What was said in the caller's lobby, as far as it was for the caller.</summary>
public sealed record GetChatHistory : ICommand<ChatHistoryReply>
{
    public int? Limit { get; init; }

    public MessageId? Before { get; init; }
}

internal sealed class GetChatHistoryHandler(OwnLobby own, IChat chat, Caller caller)
    : IRequestHandler<GetChatHistory, Result<ChatHistoryReply>>
{
    private const int DefaultLimit = 50;

    public async Task<Result<ChatHistoryReply>> Handle(GetChatHistory query, CancellationToken ct)
    {
        var found = await own.Now(ct);
        if (found.Error is { } error) return error;

        var team = found.Value.Find(caller.Player)!.Team;
        var page = new Page<ChatEntry>(query.Limit ?? DefaultLimit, WireJson.Relaxed.ChatEntry);
        await foreach (var message in chat.Latest(found.Value.Id, query.Before, ct))
        {
            if (message.Team is not null && message.Team != team) continue;
            if (!page.TryAdd(ChatEntry.Of(message))) return new ChatHistoryReply([.. page.Items.Reverse()], page.Items[^1].MessageId);
        }

        return new ChatHistoryReply([.. page.Items.Reverse()], null);
    }
}

internal sealed class GetChatHistoryValidator : AbstractValidator<GetChatHistory>
{
    public GetChatHistoryValidator()
    {
        RuleFor(c => c.Limit).InclusiveBetween(1, 100);
        RuleFor(c => c.Before).IsId();
    }
}
