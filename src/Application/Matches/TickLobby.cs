using FluentValidation;
using GameLobby.Application.Lobbies;
using GameLobby.Application.Ports;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using MediatR;

namespace GameLobby.Application.Matches;

/// <summary>
/// Does all that is due in a lobby by now. A timer asks for it, or the sweep; asked too early, too often or too late,
/// it does what is due and no more.
/// </summary>
public sealed record TickLobby(LobbyId Lobby) : ICommand<Done>;

internal sealed class TickLobbyHandler(ILobbies lobbies, Decisions decisions, IMatchAllocator allocator, TimeProvider clock)
    : IRequestHandler<TickLobby, Result<Done>>
{
    public async Task<Result<Done>> Handle(TickLobby command, CancellationToken ct)
    {
        while (await lobbies.Get(command.Lobby, ct) is { } lobby && lobby.DueAt() <= clock.GetUtcNow())
        {
            var outcome = lobby.IsStartDue(clock.GetUtcNow())
                ? await Begin(lobby, ct)
                : await decisions.Change(lobby.Id, null, Tick, ct);
            if (outcome.Error is { } error) return error;
        }

        return Done.Value;
    }

    private static Result<Lobby> Tick(Lobby lobby, DateTimeOffset now) => lobby.Tick(now);

    private async Task<Result<Outcome>> Begin(Lobby lobby, CancellationToken ct)
    {
        var match = lobby.Match!;
        var server = await allocator.Allocate(lobby, match, ct);
        return await decisions.Change(
            lobby.Id,
            null,
            (it, now) => server.IsRefused ? it.FailStart(match, now) : it.BeginMatch(match, server.Value, now),
            ct);
    }
}

internal sealed class TickLobbyValidator : AbstractValidator<TickLobby>;
