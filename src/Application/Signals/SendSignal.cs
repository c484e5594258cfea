using System.Text;
using FluentValidation;
using GameLobby.Application.Contracts;
using GameLobby.Application.Lobbies;
using GameLobby.Application.Ports;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using MediatR;

namespace GameLobby.Application.Signals;

/// <summary>Sends a signal of the game to other members. It is not stored: members who are away miss it.</summary>
[Action("signal.send", Callers.Member)]
public sealed record SendSignal : ICommand<Done>
{
    /// <summary>The signal's name, chosen by the game.</summary>
    public string? Name { get; init; }

    /// <summary>The game's own data.</summary>
    public string? Payload { get; init; }

    /// <summary>The members to send to; left out: every other member.</summary>
    public IReadOnlyList<PlayerId>? To { get; init; }
}

internal sealed class SendSignalHandler(
    CallersLobby callersLobby, IOutbox outbox, IdempotentEffect effects, Caller caller, TimeProvider clock)
    : IRequestHandler<SendSignal, Result<Done>>
{
    public async Task<Result<Done>> Handle(SendSignal request, CancellationToken ct)
    {
        var found = (await callersLobby.Get(ct)).Then(lobby => effects.RefuseReusedId(lobby, caller));
        var notice = found.Then(lobby => Compose(request, lobby));
        if (notice.Error is { } refusal) return Reply(await effects.EarlierOr(refusal, caller, ct));
        if (await effects.Earlier(caller, ct) is { } repeated) return Reply(IdempotentEffect.Repeat(repeated, caller));

        // The signal is sent before the record is stored. A crash in between loses nothing, and a retry sends nothing twice: the queue
        // drops a second notice with the same id for as long as a record is kept.
        await outbox.Send(notice.Value, ct);
        var record = effects.NewRecord(caller);
        var earlier = await effects.Keep(record, ct);
        return Reply(earlier is null ? record : IdempotentEffect.Repeat(earlier, caller));
    }

    private Result<Notice> Compose(SendSignal request, Lobby lobby)
    {
        var sender = lobby.Find(caller.Player)!;
        if (sender.IsMuted) return Refusals.Muted;

        var push = new SignalPush(lobby.Id, sender.Id, request.Name!, request.Payload, clock.GetUtcNow());
        Recipient[] to =
        [
            .. lobby.Members
                .Where(member => request.To?.Contains(member.Id) ?? member.Id != sender.Id)
                .Select(Recipient.Of),
        ];
        return new Notice($"signal-{caller.Player}-{caller.Request}", lobby.Id.Value, [new Delivery(to, push)]);
    }

    private static Result<Done> Reply(Result<IdempotencyRecord> record) => record.Map(_ => Done.Value);
}

internal sealed class SendSignalValidator : AbstractValidator<SendSignal>
{
    private const int MaxPayloadBytes = 1024;

    public SendSignalValidator()
    {
        RuleFor(c => c.Name).NotNull().Length(1, 32);
        RuleFor(c => c.Payload).Must(payload => payload is null || Encoding.UTF8.GetByteCount(payload) <= MaxPayloadBytes)
            .WithMessage($"Payload must be at most {MaxPayloadBytes} bytes.");
        RuleFor(c => c.To).Must(to => to is null || to.Count is >= 1 and <= Roster.MaxMembers)
            .WithMessage($"Requires 1 to {Roster.MaxMembers} players.");
    }
}
