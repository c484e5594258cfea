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
public sealed record CreateLobby : ICommand<LobbySnapshot>
{
    public string? Name { get; init; }

    public string? Mode { get; init; }

    public string? Region { get; init; }

    public Visibility? Visibility { get; init; }

    public int? MaxPlayers { get; init; }

    public int? MinPlayers { get; init; }

    public bool? AllowSpectators { get; init; }

    public AutoStart? AutoStart { get; init; }

    public int? CountdownSeconds { get; init; }

    public int? ReconnectGraceSeconds { get; init; }

    public IReadOnlyDictionary<string, string>? Data { get; init; }

    public IReadOnlyDictionary<string, string>? MemberData { get; init; }

    internal LobbySettings Settings()
    {
        var defaults = new LobbySettings(Name!, Mode!, MaxPlayers!.Value);
        return defaults with
        {
            Region = Region,
            Visibility = Visibility ?? defaults.Visibility,
            MinPlayers = MinPlayers ?? defaults.MinPlayers,
            AllowSpectators = AllowSpectators ?? defaults.AllowSpectators,
            AutoStart = AutoStart ?? defaults.AutoStart,
            Countdown = CountdownSeconds is { } countdown ? TimeSpan.FromSeconds(countdown) : defaults.Countdown,
            ReconnectGrace = ReconnectGraceSeconds is { } grace ? TimeSpan.FromSeconds(grace) : defaults.ReconnectGrace,
            Data = DataMap.From(Data),
        };
    }
}

internal sealed class CreateLobbyHandler(ILobbies lobbies, Seats seats, Caller caller, TimeProvider clock)
    : IRequestHandler<CreateLobby, Result<LobbySnapshot>>
{
    public Task<Result<LobbySnapshot>> Handle(CreateLobby command, CancellationToken ct) =>
        seats.Take(null, seats.Snapshot, seat => Create(command, seat, ct), ct);

    private async Task<Result<LobbySnapshot>> Create(CreateLobby command, Seat seat, CancellationToken ct)
    {
        // Codes are drawn blindly and there are 31^6 of them, so a taken one is met once in a blue moon, and three in a row never.
        for (var tries = 0; tries < 3; tries++)
        {
            var now = clock.GetUtcNow();
            var host = seats.Member(command.MemberData, spectator: false, now);
            var lobby = Lobby.Create(
                new LobbyId(Ulid.NewUlid(now).ToString()), LobbyCode.Draw(RandomNumberGenerator.GetInt32), command.Settings(), host, now);
            lobby = lobby.Remember(Decisions.ReceiptsFor(caller, lobby, seat, now), now);
            if (await lobbies.Save(null, lobby, seat.Player, ct) is Saved.Stored) return seats.Snapshot(new Outcome(lobby));
        }

        return Refusals.Conflict;
    }
}

internal sealed class CreateLobbyValidator : AbstractValidator<CreateLobby>
{
    public CreateLobbyValidator()
    {
        RuleFor(c => c.Name).NotEmpty().MaximumLength(64);
        RuleFor(c => c.Mode).NotEmpty().MaximumLength(32);
        RuleFor(c => c.Region).Length(1, 32);
        RuleFor(c => c.MaxPlayers).NotNull().InclusiveBetween(1, Roster.Seats);
        RuleFor(c => c.MinPlayers).InclusiveBetween(1, Roster.Seats);
        RuleFor(c => c.MinPlayers).LessThanOrEqualTo(c => c.MaxPlayers);
        RuleFor(c => c.CountdownSeconds).InclusiveBetween(0, 60);
        RuleFor(c => c.ReconnectGraceSeconds).InclusiveBetween(0, 300);
        RuleFor(c => c.Data).IsLobbyData();
        RuleFor(c => c.MemberData).IsMemberData();
    }
}
