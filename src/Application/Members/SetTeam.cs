using System.Text.Json.Serialization;
using FluentValidation;
using GameLobby.Application.Contracts;
using GameLobby.Application.Lobbies;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using GameLobby.Domain.Values;
using MediatR;

namespace GameLobby.Application.Members;

/// <summary>Moves the caller, or as host anyone, to a team or off their team.</summary>
[Action("member.team", Callers.Member)]
public sealed record SetTeam : ICommand<VersionReply>
{
    /// <summary>The name of the team; null for no team.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional Team { get; init; }

    /// <summary>The player to move; left out: the caller. Only the host can move others.</summary>
    public PlayerId? PlayerId { get; init; }
}

internal sealed class SetTeamHandler(LobbyUpdater updater, Caller caller) : IRequestHandler<SetTeam, Result<VersionReply>>
{
    public async Task<Result<VersionReply>> Handle(SetTeam request, CancellationToken ct)
    {
        var outcome = await updater.UpdateOwn(
            caller, (lobby, now) => lobby.SetTeam(caller.Player, request.PlayerId ?? caller.Player, request.Team.Value, now), ct);
        return outcome.Map(updated => new VersionReply(updated.Version));
    }
}

internal sealed class SetTeamValidator : AbstractValidator<SetTeam>
{
    public SetTeamValidator()
    {
        RuleFor(c => c.Team).SetValidator(new GivenValidator<SetTeam>()).WithMessage("Requires a team name, or null for no team.");
        RuleFor(c => c.PlayerId).IsId();
    }
}
