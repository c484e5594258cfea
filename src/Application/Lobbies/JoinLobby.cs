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

/// <summary>Seats the caller in a lobby that it names by id or by code.</summary>
public sealed record JoinLobby : ICommand<LobbySnapshot>
{
    public LobbyId? LobbyId { get; init; }

    public string? Code { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Secret Password { get; init; }

    public string? Team { get; init; }

    public bool? Spectate { get; init; }

    public IReadOnlyDictionary<string, string?>? MemberData { get; init; }
}

internal sealed class JoinLobbyHandler(ILobbies lobbies, Decisions decisions, Seats seats, Guessing guessing, Caller caller)
    : IRequestHandler<JoinLobby, Result<LobbySnapshot>>
{
    public async Task<Result<LobbySnapshot>> Handle(JoinLobby command, CancellationToken ct)
    {
        var target = command.LobbyId ?? (LobbyCode.Parse(command.Code!) is { } code ? await lobbies.Find(code, ct) : null);
        return await seats.Take(target, seats.Snapshot, seat => guessing.Limit(seat.Player, () => Join(command, target, seat, ct), ct), ct);
    }

    private async Task<Result<LobbySnapshot>> Join(JoinLobby command, LobbyId? target, Seat seat, CancellationToken ct)
    {
        if (target is not { } id) return Refusals.NoSuchLobby;

        Entry entry = command.Code is null ? new Entry.ById(command.Password.Value) : new Entry.ByCode(command.Password.Value);
        var outcome = await decisions.Change(
            id,
            caller,
            (lobby, now) => lobby.Join(
                seats.Member(command.MemberData, command.Spectate ?? false, now) with { Team = command.Team }, entry, now),
            ct,
            seat: seat);
        return outcome.Then(seats.Snapshot);
    }
}

internal sealed class JoinLobbyValidator : AbstractValidator<JoinLobby>
{
    public JoinLobbyValidator()
    {
        RuleFor(c => c.LobbyId).NotNull().When(c => c.Code is null).WithMessage("Name the lobby by lobbyId or by code.");
        RuleFor(c => c.LobbyId).Null().When(c => c.Code is not null).WithMessage("Name the lobby by lobbyId or by code, not by both.");
        RuleFor(c => c.LobbyId).IsId();
        RuleFor(c => c.Code).Length(1, 64);
        RuleFor(c => c.Password.Value).Length(1, 64).OverridePropertyName(nameof(JoinLobby.Password));
        RuleFor(c => c.Team).Length(1, 32);
        RuleFor(c => c.Team).Null().When(c => c.Spectate is true).WithMessage("A spectator is on no team.");
        RuleFor(c => c.MemberData).IsMemberData();
    }
}
