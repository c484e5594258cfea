using System.Security.Cryptography;
using FluentValidation;
using GameLobby.Application.Contracts;
using GameLobby.Application.Ports;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using MediatR;

namespace GameLobby.Application.Lobbies;

/// <summary>Opens a lobby with the caller as its host.</summary>
public sealed record CreateLobby : LobbyShape, ICommand<LobbySnapshot>
{
    public IReadOnlyDictionary<string, string?>? MemberData { get; init; }

    internal LobbySettings Settings() => Change()(new LobbySettings(Name!, Mode!, MaxPlayers!.Value));
}

internal sealed class CreateLobbyHandler(ILobbies lobbies, Seats seats, Caller caller, TimeProvider clock)
    : IRequestHandler<CreateLobby, Result<LobbySnapshot>>
{
    public async Task<Result<LobbySnapshot>> Handle(CreateLobby command, CancellationToken ct) => command.IsServers && !caller.IsAdmin
        ? Refusals.NotAdmin
        : await seats.Take(null, seats.Snapshot, seat => Create(command, seat, ct), ct);

    private async Task<Result<LobbySnapshot>> Create(CreateLobby command, Seat seat, CancellationToken ct)
    {
        var settings = command.Settings();

        // Codes are drawn blindly and there are 31^6 of them, so a taken one is met once in a blue moon, and three in a row never.
        for (var tries = 0; tries < 3; tries++)
        {
            var now = clock.GetUtcNow();
            var host = seats.Member(command.MemberData, spectator: false, now) with { Team = settings.Teams.Count > 0 ? settings.Teams[0].Name : null };
            var lobby = Lobby.Create(
                new LobbyId(Ulid.NewUlid(now).ToString()), LobbyCode.Draw(RandomNumberGenerator.GetInt32), settings, host, now);
            lobby = lobby.Remember(Decisions.ReceiptsFor(caller, lobby, seat, now), now);
            switch (await lobbies.Save(null, lobby, new Newcomer(seat.Player), ct))
            {
                case Saved.Stored:
                    return seats.Snapshot(new Outcome(lobby));
                case Saved.NewcomerMoved:
                    return Decisions.NewcomerMoved;
            }
        }

        return Refusals.Conflict;
    }
}

internal sealed class CreateLobbyValidator : LobbyShapeValidator<CreateLobby>
{
    public CreateLobbyValidator()
    {
        RuleFor(c => c.Name).NotNull();
        RuleFor(c => c.Mode).NotNull();
        RuleFor(c => c.MaxPlayers).NotNull();
        RuleFor(c => c.MinPlayers).LessThanOrEqualTo(c => c.MaxPlayers);
        RuleFor(c => c.MemberData).IsMemberData();
    }
}
