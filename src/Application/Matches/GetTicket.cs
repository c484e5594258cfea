using GameLobby.Application.Lobbies;
using GameLobby.Application.Ports;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using MediatR;

namespace GameLobby.Application.Matches;

/// <summary>Issues a ticket for the running match, for a player who reconnected or whose ticket expired.</summary>
[Action("match.ticket", Callers.Player)]
public sealed record GetTicket : ICommand<TicketReply>;

internal sealed class GetTicketHandler(CallersLobby callersLobby, ITickets tickets, Caller caller)
    : IRequestHandler<GetTicket, Result<TicketReply>>
{
    public async Task<Result<TicketReply>> Handle(GetTicket request, CancellationToken ct)
    {
        var found = await callersLobby.Get(ct);
        if (found.Error is { } error) return error;

        var lobby = found.Value;
        var player = lobby.Find(caller.Player)!;
        if (player.IsSpectator) return Refusals.SpectatorsCannotPlay;
        if (lobby.Match is not { HasStarted: true } match) return Refusals.NoMatch;

        return new TicketReply(match.Id, match.Connection, tickets.Issue(lobby, match, player));
    }
}
