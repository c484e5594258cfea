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

/// <summary>Sends a chat message to the members of the caller's lobby, or to the caller's team.</summary>
[Action("chat.send", Callers.Member)]
public sealed record SendChat : ICommand<ChatReply>
{
    /// <summary>The message's text.</summary>
    public string? Text { get; init => field = DisplayText.Clean(value); }

    /// <summary>Who receives it: every member, or the team of the sender. Every member by default.</summary>
    public ChatChannel? Channel { get; init; }
}

internal sealed class SendChatHandler(
    CallersLobby callersLobby, IChat chat, IdempotentEffect effects, Caller caller, TimeProvider clock)
    : IRequestHandler<SendChat, Result<ChatReply>>
{
    public async Task<Result<ChatReply>> Handle(SendChat request, CancellationToken ct)
    {
        var found = (await callersLobby.Get(ct)).Then(lobby => effects.RefuseReusedId(lobby, caller));
        var message = found.Then(lobby => Compose(request, lobby));
        if (message.Error is { } refusal) return Reply(await effects.EarlierOr(refusal, caller, ct));

        var record = effects.NewRecord(caller, new ChatSent(message.Value.Id, message.Value.At));
        var earlier = await chat.Append(message.Value, record, ct);
        return Reply(earlier is null ? record : IdempotentEffect.Repeat(earlier, caller));
    }

    private Result<ChatMessage> Compose(SendChat request, Lobby lobby)
    {
        var member = lobby.Find(caller.Player)!;
        var toTeam = request.Channel is ChatChannel.Team;
        if (member.IsMuted) return Refusals.Muted;
        if (toTeam && member.Team is null) return Refusals.NoTeam;

        var now = clock.GetUtcNow();
        var id = new MessageId(Ulid.NewUlid(now).ToString());
        return new ChatMessage(id, lobby.Id, lobby.Version, toTeam ? member.Team : null, member.Id, member.Name, request.Text!, now);
    }

    private static Result<ChatReply> Reply(Result<IdempotencyRecord> record) => record.Map(it =>
    {
        var sent = (ChatSent)it.Reply!;
        return new ChatReply(sent.Message, sent.At);
    });
}

internal sealed class SendChatValidator : AbstractValidator<SendChat>
{
    public SendChatValidator() => RuleFor(c => c.Text).NotEmpty().MaximumLength(500);
}
