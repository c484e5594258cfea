using System.Security.Cryptography;
using GameLobby.Application.Diagnostics;
using GameLobby.Application.Ports;
using GameLobby.Application.Requests;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Lobbies;

internal sealed partial class LobbyUpdater
{
    /// <summary>There are 31^6 codes, so three random ones in a row are practically never all taken.</summary>
    private const int MaxCodes = 3;

    /// <summary>Puts the caller on a reserved seat of a lobby.</summary>
    public async Task<UpdateOutcome> Join(Caller caller, Seat seat, LobbyId id, LobbyOperation join, CancellationToken ct)
    {
        var outcome = await Update(id, join, caller, null, seat, null, ct);
        if (outcome is not UpdateOutcome.SeatTaken) return outcome;

        var again = await seats.Reserve(caller, seat.Target, ct);
        if (again.Decided is { } decided) return decided;

        // After a wrong guess in parallel, the limit of guesses has to be checked again.
        return again.Player.Guesses == seat.Player.Guesses
            ? await Update(id, join, caller, null, again with { Invite = seat.Invite }, null, ct)
            : new UpdateOutcome.Conflicted();
    }

    /// <summary>Creates a lobby with the caller as its host.</summary>
    /// <param name="reply">Content of the reply that a repeat needs.</param>
    public async Task<UpdateOutcome> Create(
        Caller caller, Seat seat, CreateLobby request, CancellationToken ct, RememberedReply? reply = null)
    {
        var settings = request.Settings();
        var outcome = await Create(caller, seat, settings, request.MemberData, reply, ct);
        if (outcome is not UpdateOutcome.SeatTaken) return outcome;

        var again = await seats.Reserve(caller, seat.Target, ct);
        return again.Decided ?? await Create(caller, again, settings, request.MemberData, reply, ct);
    }

    private async Task<UpdateOutcome> Create(
        Caller caller,
        Seat seat,
        LobbySettings settings,
        IReadOnlyDictionary<string, string?>? memberData,
        RememberedReply? reply,
        CancellationToken ct)
    {
        var team = settings.Teams.Count > 0 ? settings.Teams[0].Name : null;
        for (var attempt = 0; attempt < MaxCodes; attempt++)
        {
            var now = clock.GetUtcNow();
            var lobby = Lobby.Create(
                new LobbyId(Ulid.NewUlid(now).ToString()),
                LobbyCode.Draw(RandomNumberGenerator.GetInt32),
                settings,
                Seats.NewMember(caller, seat, memberData, spectator: false, now) with { Team = team },
                now,
                new IdempotencyRecords([.. seat.EarlierRecords.Items, NewRecord(caller, 1, reply, now)]))
                .CausedBy(null, Telemetry.TraceParent);
            switch (await lobbies.Save(null, lobby, new Newcomer(seat.Player), ct))
            {
                case SaveResult.Stored:
                    LogScope.Current?.Lobby = lobby.Id.Value;
                    return new UpdateOutcome.Updated(lobby, TookEffect: true);
                case SaveResult.NewcomerMoved:
                    return new UpdateOutcome.SeatTaken();
            }
        }

        return new UpdateOutcome.Conflicted();
    }
}
