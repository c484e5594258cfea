using System.Security.Cryptography;
using FluentValidation;
using GameLobby.Application.Lobbies;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using MediatR;

namespace GameLobby.Application.Members;

/// <summary>How teams are balanced: moving as few as can be, or by chance.</summary>
public enum BalanceMode
{
    Even,
    Random,
}

/// <summary>The host makes the teams even.</summary>
public sealed record BalanceTeams : ICommand<VersionReply>
{
    public BalanceMode? Mode { get; init; }
}

internal sealed class BalanceTeamsHandler(OwnLobby own, Caller caller) : IRequestHandler<BalanceTeams, Result<VersionReply>>
{
    public async Task<Result<VersionReply>> Handle(BalanceTeams command, CancellationToken ct)
    {
        var outcome = await own.Change(
            (lobby, now) => command.Mode is BalanceMode.Even
                ? lobby.BalanceEvenly(caller.Player, now)
                : lobby.BalanceRandomly(caller.Player, RandomNumberGenerator.GetInt32, now),
            ct);
        return outcome.Map(it => new VersionReply(it.Version));
    }
}

internal sealed class BalanceTeamsValidator : AbstractValidator<BalanceTeams>
{
    public BalanceTeamsValidator() => RuleFor(c => c.Mode).NotNull();
}
