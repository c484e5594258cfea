using System.Security.Cryptography;
using GameLobby.Application.Ports;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Lobbies;

/// <summary>Opens lobbies, with the caller as host.</summary>
internal sealed class NewLobbies(ILobbies lobbies, Seats seats, Caller caller, TimeProvider clock)
{
    /// <param name="note">What the answer says beside the lobby, to be remembered with it.</param>
    public async Task<Result<Outcome>> Open(CreateLobby command, Seat seat, CancellationToken ct, string? note = null)
    {
        var settings = command.Settings();
        var team = settings.Teams.Count > 0 ? settings.Teams[0].Name : null;

        // Codes are drawn blindly and there are 31^6 of them, so a taken one is met once in a blue moon, and three in a row never.
        for (var tries = 0; tries < 3; tries++)
        {
            var now = clock.GetUtcNow();
            var host = seats.Member(command.MemberData, spectator: false, now) with { Team = team };
            var lobby = Lobby.Create(
                new LobbyId(Ulid.NewUlid(now).ToString()), LobbyCode.Draw(RandomNumberGenerator.GetInt32), settings, host, now);
            lobby = lobby.Remember(Decisions.ReceiptsFor(caller, lobby, seat, now, _ => note), now);
            switch (await lobbies.Save(null, lobby, new Newcomer(seat.Player), ct))
            {
                case Saved.Stored:
                    return new Outcome(lobby);
                case Saved.NewcomerMoved:
                    return Decisions.NewcomerMoved;
            }
        }

        return Refusals.Conflict;
    }
}
