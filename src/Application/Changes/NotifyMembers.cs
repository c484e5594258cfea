using GameLobby.Application.Contracts;
using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using MediatR;
using Microsoft.Extensions.Logging;

namespace GameLobby.Application.Changes;

/// <summary>Sends the changes of a lobby to its members, and to those who are no longer members.</summary>
internal sealed partial class NotifyMembers(Notices notices, ITickets tickets, ILogger<NotifyMembers> logger)
    : INotificationHandler<LobbyStored>
{
    public Task Handle(LobbyStored stored, CancellationToken ct)
    {
        if (stored.Before is not { IsClosed: false } before) return Task.CompletedTask;

        var after = stored.After;
        Delivery[] deliveries =
        [
            .. Removed(before, after),
            .. after.IsClosed ? Closed(after) : Changed(before, after),
            .. Tickets(before, after),
        ];
        if (deliveries.Length > 0) notices.Add(new Notice($"{after.Id}-{after.Version}", after.Id.Value, deliveries));
        return Task.CompletedTask;
    }

    private static IEnumerable<Delivery> Removed(Lobby before, Lobby after) => Deliver(
        before.Members.Where(member => !after.Members.Contains(member.Id)),
        new LobbyRemovedPush(
            after.Id,
            after.Version,
            after.Reason,
            after.Reason is ChangeReason.Kicked or ChangeReason.Banned ? after.LastChange?.Detail : null));

    private static IEnumerable<Delivery> Closed(Lobby lobby) => Deliver(
        lobby.Members,
        new LobbyClosedPush(lobby.Id, lobby.Version, lobby.Reason switch
        {
            ChangeReason.Closed => lobby.LastChange?.Detail ?? "closed",
            ChangeReason.Idle => "idle",
            ChangeReason.Edited => "edited",
            ChangeReason.Deleted => "deleted",
            _ => "empty",
        }));

    /// <summary>All members get the same push, except for members with a personalized view.</summary>
    private static IEnumerable<Delivery> Changed(Lobby before, Lobby after)
    {
        var personalized = PersonalizedViews.Of(before, after);
        return Changed(after.Members.Where(member => !personalized.Contains(member.Id)), before, after, viewer: default)
            .Concat(after.Members
                .Where(member => personalized.Contains(member.Id))
                .SelectMany(member => Changed([member], before, after, member.Id)));
    }

    private static IEnumerable<Delivery> Changed(IEnumerable<Member> members, Lobby before, Lobby after, PlayerId viewer) => Deliver(
        members,
        new LobbyChangedPush(after.Id, after.Version, before.Version, after.UpdatedAt, ChangeMapping.For(viewer, before, after)));

    /// <summary>Returns a ticket for each player when a match starts. A failure to sign them must not stop the other pushes.</summary>
    private Delivery[] Tickets(Lobby before, Lobby after)
    {
        if (after.Match is not { HasStarted: true } match || before.Match is { HasStarted: true }) return [];

        try
        {
            return
            [
                .. after.Members.Players.SelectMany(player => Deliver(
                    [player], new MatchTicketPush(after.Id, match.Id, match.Connection, tickets.Issue(after, match, player)))),
            ];
        }
        catch (Exception failure)
        {
            TicketsNotSigned(after.Id.Value, match.Id, failure);
            return [];
        }
    }

    private static IEnumerable<Delivery> Deliver(IEnumerable<Member> members, Push push)
    {
        Recipient[] to = [.. members.Select(Recipient.Of)];
        return to.Length == 0 ? [] : [new Delivery(to, push)];
    }

    [LoggerMessage(1, LogLevel.Error, "Failed to sign the tickets of match {Match} in lobby {Lobby}; the match starts without them")]
    private partial void TicketsNotSigned(string lobby, string match, Exception failure);
}
