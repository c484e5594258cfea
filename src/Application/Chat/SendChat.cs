using FluentValidation;
using GameLobby.Application.Lobbies;
using GameLobby.Application.Ports;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using MediatR;

namespace GameLobby.Application.Chat;

/// <summary>Who hears a message: every member, or the sender's team.</summary>
public enum ChatChannel
{
    Lobby,
    Team,
}

public sealed record ChatReply(MessageId MessageId, DateTimeOffset At);

/// <summary>Says something to the members of the caller's lobby, or to its team.</summary>
public sealed record SendChat : ICommand<ChatReply>
{
    public string? Text { get; init; }

    public ChatChannel? Channel { get; init; }
}

internal sealed class SendChatHandler(OwnLobby own, IChat chat, Once once, Caller caller, TimeProvider clock)
    : IRequestHandler<SendChat, Result<ChatReply>>
{
    public async Task<Result<ChatReply>> Handle(SendChat command, CancellationToken ct) => await once.Do(
        (await own.Now(ct)).Then(once.Unused).Then(lobby => Compose(command, lobby)),
        (message, receipt) => chat.Append(message, receipt, ct),
        receipt => Reply(Stamp.Parse(receipt.Note)),
        ct);

    private Result<(ChatMessage Message, string? Note)> Compose(SendChat command, Lobby lobby)
    {
        var member = lobby.Find(caller.Player)!;
        if (member.IsMuted) return Refusals.Muted;
        if (command.Channel is ChatChannel.Team && member.Team is null) return Refusals.NoTeam;

        var now = clock.GetUtcNow();
        var message = new ChatMessage(
            new MessageId(Ulid.NewUlid(now).ToString()),
            lobby.Id,
            command.Channel is ChatChannel.Team ? member.Team : null,
            member.Id,
            member.Name,
            command.Text!,
            now);
        return (message, $"{new Stamp(message.Id.Value, now)}");
    }

    private static ChatReply Reply(Stamp stamp) => new(new MessageId(stamp.Id), stamp.At);
}

internal sealed class SendChatValidator : AbstractValidator<SendChat>
{
    public SendChatValidator() => RuleFor(c => c.Text).NotEmpty().MaximumLength(500);
}
