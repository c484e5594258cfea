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

/// <summary>Sends something of the game's own to other members. It is not stored: who is away misses it.</summary>
public sealed record SendSignal : ICommand<Done>
{
    public string? Name { get; init; }

    public string? Payload { get; init; }

    /// <summary>Whom it is for; left out: every other member.</summary>
    public IReadOnlyList<PlayerId>? To { get; init; }
}

internal sealed class SendSignalHandler(OwnLobby own, IOutbox outbox, IReceipts receipts, Once once, Caller caller, TimeProvider clock)
    : IRequestHandler<SendSignal, Result<Done>>
{
    public async Task<Result<Done>> Handle(SendSignal command, CancellationToken ct) => await once.Do(
        (await own.Now(ct)).Then(once.Unused).Then(lobby => Address(command, lobby)),
        (notice, receipt) => Send(notice, receipt, ct),
        _ => Done.Value,
        ct);

    /// <summary>
    /// Sent first, then remembered: the queue drops a second notice of the same id for as long as a receipt is kept, so
    /// a crash between the two loses nothing and a repeat sends nothing twice. What the queue can't know is that the id
    /// was used for something else than a signal.
    /// </summary>
    private async Task<Receipt?> Send(Notice notice, Receipt receipt, CancellationToken ct)
    {
        if (await once.Earlier(ct) is { } earlier) return earlier;
        await outbox.Send(notice, ct);
        return await receipts.Keep(receipt, ct);
    }

    private Result<(Notice Notice, string? Note)> Address(SendSignal command, Lobby lobby)
    {
        var sender = lobby.Find(caller.Player)!;
        if (sender.IsMuted) return Refusals.Muted;

        var push = new SignalPush(lobby.Id, sender.Id, command.Name!, command.Payload, clock.GetUtcNow());
        Recipient[] to =
        [
            .. lobby.Members
                .Where(member => command.To?.Contains(member.Id) ?? member.Id != sender.Id)
                .Select(Recipient.Of),
        ];
        return (new Notice($"signal-{caller.Player}-{caller.Request}", lobby.Id.Value, [new Delivery(to, push)]), null);
    }
}

internal sealed class SendSignalValidator : AbstractValidator<SendSignal>
{
    public SendSignalValidator()
    {
        RuleFor(c => c.Name).NotNull().Length(1, 32);
        RuleFor(c => c.Payload).Must(payload => payload is null || Encoding.UTF8.GetByteCount(payload) <= 1024)
            .WithMessage("A payload has at most 1024 bytes.");
        RuleFor(c => c.To).Must(to => to is null || to.Count is >= 1 and <= Roster.Seats).WithMessage($"Name 1 to {Roster.Seats} players.");
    }
}
