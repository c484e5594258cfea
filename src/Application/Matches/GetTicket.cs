using FluentValidation;
using GameLobby.Application.Lobbies;
using GameLobby.Application.Ports;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using MediatR;

namespace GameLobby.Application.Matches;

public sealed record TicketReply(string MatchId, string? Connection, string Ticket);

/// <summary>The caller's ticket for the match that its lobby is in: for a player that came back, or whose ticket ran out.</summary>
public sealed record GetTicket : ICommand<TicketReply>;

internal sealed class GetTicketHandler(OwnLobby own, ITickets tickets, Caller caller) : IRequestHandler<GetTicket, Result<TicketReply>>
{
    public async Task<Result<TicketReply>> Handle(GetTicket query, CancellationToken ct) => (await own.Now(ct)).Then(Issue);

    private Result<TicketReply> Issue(Lobby lobby) => (lobby.Match, lobby.Find(caller.Player)!) switch
    {
        (_, { IsSpectator: true }) => Refusals.SpectatorsPlayNoPart,
        ({ HasStarted: true } match, var player) => new TicketReply(match.Id, match.Connection, tickets.Issue(lobby, match, player)),
        _ => Refusals.NoMatch,
    };
}

internal sealed class GetTicketValidator : AbstractValidator<GetTicket>;
