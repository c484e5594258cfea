using FluentValidation;
using GameLobby.Application.Contracts;
using GameLobby.Application.Lobbies;
using GameLobby.Application.Ports;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using GameLobby.Domain.Values;
using MediatR;

namespace GameLobby.Application.Chat;

/// <summary>Returns chat messages of the caller's lobby that were sent to all members or to the caller's team.</summary>
[Action("chat.history", Callers.Member)]
public sealed record GetChatHistory : ICommand<ChatHistoryReply>
{
    /// <summary>Maximum number of messages.</summary>
    public int? Limit { get; init; }

    /// <summary>The <c>before</c> of the previous reply; left out: the latest messages.</summary>
    public MessageId? Before { get; init; }
}

internal sealed class GetChatHistoryHandler(CallersLobby callersLobby, IChat chat, Caller caller)
    : IRequestHandler<GetChatHistory, Result<ChatHistoryReply>>
{
    private const int DefaultLimit = 50;

    public async Task<Result<ChatHistoryReply>> Handle(GetChatHistory request, CancellationToken ct)
    {
        var found = await callersLobby.Get(ct);
        if (found.Error is { } error) return error;

        var team = found.Value.Find(caller.Player)!.Team;
        var page = new Page<ChatEntry>(request.Limit ?? DefaultLimit, WireJson.Relaxed.ChatEntry);
        await foreach (var message in chat.Latest(found.Value.Id, request.Before, ct))
        {
            if (message.Team is not null && message.Team != team) continue;
            if (!page.TryAdd(message.ToEntry())) return new ChatHistoryReply([.. page.Items.Reverse()], page.Items[^1].MessageId);
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
