using FluentValidation;
using GameLobby.Application.Requests;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Lobbies;

/// <summary>Limits of the settings in a request.</summary>
internal abstract class LobbySettingsValidator<T> : AbstractValidator<T>
    where T : LobbySettingsRequest
{
    protected LobbySettingsValidator()
    {
        RuleFor(c => c.Name)
            .Cascade(CascadeMode.Stop)
            .Length(1, 64)
            .Must(name => name is null || name.Trim().Length > 0)
            .WithMessage("Must not be blank.");
        RuleFor(c => c.Mode).Length(1, 32).IsPlain();
        RuleFor(c => c.Region.Value).Length(1, 32).IsPlain().OverridePropertyName(nameof(LobbySettingsRequest.Region));
        RuleFor(c => c.Password.Value).Length(1, 64).OverridePropertyName(nameof(LobbySettingsRequest.Password));
        RuleFor(c => c.MaxPlayers).InclusiveBetween(1, Roster.MaxMembers);
        RuleFor(c => c.MinPlayers).InclusiveBetween(1, Roster.MaxMembers);
        RuleFor(c => c.CountdownSeconds).InclusiveBetween(0, 60);
        RuleFor(c => c.ReconnectGraceSeconds).InclusiveBetween(0, 300);
        RuleFor(c => c.Data).IsLobbyData();
        RuleFor(c => c.Teams)
            .Must(teams => teams is null || teams.Count <= LobbySettingsRequest.MaxTeams)
            .WithMessage($"A lobby can have at most {LobbySettingsRequest.MaxTeams} teams.")
            .Must(teams => teams is null || teams.All(team => team?.Name is { Length: >= 1 and <= 32 }))
            .WithMessage("A team name must be 1 to 32 characters.")
            .Must(teams => teams is null || teams.All(team => team?.Name is null || DisplayText.IsClean(team.Name)))
            .WithMessage("A team name must not contain control or bidirectional override characters.")
            .Must(teams => teams is null || teams.All(team => team?.Size is >= 1 and <= Roster.MaxMembers))
            .WithMessage($"A team size must be 1 to {Roster.MaxMembers}.")
            .Must(teams => teams is null || teams.DistinctBy(team => team?.Name).Count() == teams.Count)
            .WithMessage("Team names must be unique.");
    }
}
