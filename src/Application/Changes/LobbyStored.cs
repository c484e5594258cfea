using GameLobby.Application.Contracts;
using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using MediatR;

namespace GameLobby.Application.Changes;

/// <summary>A lobby came to be (<paramref name="Before"/> is null then) or changed, whoever changed it.</summary>
public sealed record LobbyStored(Lobby? Before, Lobby After) : INotification;

/// <summary>Tells the members what changed, and those who are no longer members that they are not.</summary>
internal sealed class TellMembers(IOutbox outbox, ITickets tickets) : INotificationHandler<LobbyStored>
{
    public async Task Handle(LobbyStored stored, CancellationToken ct)
    {
        if (stored.Before is not { } before || before.IsClosed || stored.After.Version <= before.Version) return;

        Delivery[] deliveries =
        [
            .. Removed(before, stored.After),
            .. stored.After.IsClosed ? Closed(stored.After) : Changed(before, stored.After),
            .. Tickets(before, stored.After),
        ];
        var lobby = stored.After.Id.Value;
        if (deliveries.Length > 0) await outbox.Send(new Notice($"{lobby}-{stored.After.Version}", lobby, deliveries), ct);
    }

    private static IEnumerable<Delivery> Removed(Lobby before, Lobby after) => Deliver(
        before.Members.Where(member => !after.Members.Contains(member.Id)),
        new LobbyRemovedPush(
            after.Id, after.Version, after.Why(), after.Why() is Reason.Kicked or Reason.Banned ? after.Cause?.Detail : null));

    private static IEnumerable<Delivery> Closed(Lobby lobby) => Deliver(
        lobby.Members,
        new LobbyClosedPush(lobby.Id, lobby.Version, lobby.Why() switch
        {
            Reason.Closed => lobby.Cause?.Detail ?? "closed",
            Reason.Idle => "idle",
            _ => "empty",
        }));

    /// <summary>All members hear the same, but for those who see something of the change that others do not.</summary>
    private static IEnumerable<Delivery> Changed(Lobby before, Lobby after)
    {
        var own = OwnViews.Of(before, after);
        return Tell(after.Members.Where(member => !own.Contains(member.Id)), before, after, viewer: default)
            .Concat(after.Members
                .Where(member => own.Contains(member.Id))
                .SelectMany(member => Tell([member], before, after, member.Id)));
    }

    /// <summary>A ticket for each player, when a match begins.</summary>
    private IEnumerable<Delivery> Tickets(Lobby before, Lobby after) =>
        after.Match is not { HasStarted: true } match || before.Match is { HasStarted: true }
            ? []
            : after.Members.Players.SelectMany(player => Deliver(
                [player], new MatchTicketPush(after.Id, match.Id, match.Connection, tickets.Issue(after, match, player))));

    private static IEnumerable<Delivery> Tell(IEnumerable<Member> members, Lobby before, Lobby after, PlayerId viewer) => Deliver(
        members, new LobbyChangedPush(after.Id, after.Version, before.Version, after.UpdatedAt, Changelog.For(viewer, before, after)));

    private static IEnumerable<Delivery> Deliver(IEnumerable<Member> members, Push push)
    {
        Recipient[] to = [.. members.Select(Recipient.Of)];
        return to.Length == 0 ? [] : [new Delivery(to, push)];
    }
}

/// <summary>Sets a timer for what the lobby has to do next.</summary>
internal sealed class SetTimer(ITimers timers, TimeProvider clock) : INotificationHandler<LobbyStored>
{
    public Task Handle(LobbyStored stored, CancellationToken ct) =>
        stored.After.DueAt() is { } due && due != stored.Before?.DueAt() && due <= clock.GetUtcNow() + ITimers.Horizon
            ? timers.Set(stored.After.Id, due, ct)
            : Task.CompletedTask;
}
