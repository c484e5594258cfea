using System.Text.Json.Serialization;
using FluentValidation;
using GameLobby.Application.Lobbies;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using MediatR;

namespace GameLobby.Application.Members;

/// <summary>Moves the caller, or by its host anyone, to a team, or off its team.</summary>
public sealed record SetTeam : ICommand<VersionReply>
{
    /// <summary>Null: no team.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional Team { get; init; }

    public PlayerId? PlayerId { get; init; }
}

internal sealed class SetTeamHandler(OwnLobby own, Caller caller) : IRequestHandler<SetTeam, Result<VersionReply>>
{
    public async Task<Result<VersionReply>> Handle(SetTeam command, CancellationToken ct) =>
        (await own.Change((lobby, now) => lobby.SetTeam(caller.Player, command.PlayerId ?? caller.Player, command.Team.Value, now), ct))
            .Map(outcome => new VersionReply(outcome.Version));
}

internal sealed class SetTeamValidator : AbstractValidator<SetTeam>
{
    public SetTeamValidator()
    {
        RuleFor(c => c.Team).Must(team => team.IsGiven).WithMessage("Name a team, or null for none.");
        RuleFor(c => c.PlayerId).IsId();
    }
}
