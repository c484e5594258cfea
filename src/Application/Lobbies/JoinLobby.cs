using System.Text.Json.Serialization;
using FluentValidation;
using GameLobby.Application.Contracts;
using GameLobby.Application.Ports;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using MediatR;

namespace GameLobby.Application.Lobbies;

/// <summary>Joins a lobby named by id or code.</summary>
[Action("lobby.join")]
[Either(nameof(LobbyId), nameof(Code))]
public sealed record JoinLobby : ICommand<LobbySnapshot>
{
    public LobbyId? LobbyId { get; init; }

    /// <summary>The join code that players type in; not case-sensitive.</summary>
    public string? Code { get; init; }

    /// <summary>The lobby's password.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Secret Password { get; init; }

    /// <summary>The team to join; left out: the one with the fewest players.</summary>
    public string? Team { get; init; }

    /// <summary>Whether to take part as a spectator, without taking a player slot.</summary>
    public bool? Spectate { get; init; }

    /// <summary>The game's own data about the player.</summary>
    public IReadOnlyDictionary<string, string?>? MemberData { get; init; }
}

internal sealed class JoinLobbyHandler(ILobbies lobbies, LobbyUpdater updater, Seats seats, GuessThrottle guesses, Caller caller)
    : IRequestHandler<JoinLobby, Result<LobbySnapshot>>
{
    public async Task<Result<LobbySnapshot>> Handle(JoinLobby request, CancellationToken ct)
    {
        var id = request.LobbyId ?? await FindByCode(request.Code!, ct);
        var seat = await seats.Reserve(caller, id, ct);
        if (seat.Decided is { } decided) return Seats.Snapshot(decided, caller);
        if (guesses.RetryAfter(seat.Player) is { } wait) return Refusals.RateLimited(wait);

        var joined = id is { } target ? await Join(request, target, seat, ct) : Refusals.NoSuchLobby;
        return await guesses.Record(caller.Player, joined, ct);
    }

    private async Task<LobbyId?> FindByCode(string text, CancellationToken ct) =>
        LobbyCode.Parse(text) is { } code ? await lobbies.Find(code, ct) : null;

    private async Task<Result<LobbySnapshot>> Join(JoinLobby request, LobbyId id, Seat seat, CancellationToken ct)
    {
        var password = await VerifyPassword(id, request.Password.Value, ct);
        Entry entry = request.Code is null ? new Entry.ById(password) : new Entry.ByCode(password);
        var outcome = await updater.Join(
            caller,
            seat,
            id,
            (lobby, now) => lobby.Join(
                Seats.NewMember(caller, seat, request.MemberData, request.Spectate ?? false, now) with { Team = request.Team }, entry, now),
            ct);
        return Seats.Snapshot(outcome, caller);
    }

    /// <summary>
    /// Returns the lobby's password hash if the password matches it. Hashing is slow on purpose, so it happens once a request.
    /// </summary>
    private async Task<PasswordHash?> VerifyPassword(LobbyId id, string? password, CancellationToken ct)
    {
        if (password is null) return null;

        var lobby = await lobbies.Get(id, ct);
        return lobby?.Settings.Password is { } hash && hash.Matches(password) ? hash : null;
    }
}

internal sealed class JoinLobbyValidator : AbstractValidator<JoinLobby>
{
    public JoinLobbyValidator()
    {
        RuleFor(c => c.LobbyId).NotNull().When(c => c.Code is null).WithMessage("Requires lobbyId or code.");
        RuleFor(c => c.LobbyId).Null().When(c => c.Code is not null).WithMessage("Requires lobbyId or code, not both.");
        RuleFor(c => c.LobbyId).IsId();
        RuleFor(c => c.Code).Length(1, 64);
        RuleFor(c => c.Password.Value).Length(1, 64).OverridePropertyName(nameof(JoinLobby.Password));
        RuleFor(c => c.Team).Length(1, 32);
        RuleFor(c => c.Team).Null().When(c => c.Spectate is true).WithMessage("A spectator cannot be on a team.");
        RuleFor(c => c.MemberData).IsMemberData();
    }
}
