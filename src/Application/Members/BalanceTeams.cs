using System.Security.Cryptography;
using FluentValidation;
using GameLobby.Application.Contracts;
using GameLobby.Application.Lobbies;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using MediatR;

namespace GameLobby.Application.Members;

/// <summary>Balances the teams.</summary>
[Action("team.balance", Callers.Host)]
public sealed record BalanceTeams : ICommand<VersionReply>
{
    /// <summary>How to balance the teams.</summary>
    public BalanceMode? Mode { get; init; }
}

internal sealed class BalanceTeamsHandler(LobbyUpdater updater, Caller caller) : IRequestHandler<BalanceTeams, Result<VersionReply>>
{
    public async Task<Result<VersionReply>> Handle(BalanceTeams request, CancellationToken ct)
    {
        var outcome = await updater.UpdateOwn(
            caller,
            (lobby, now) => request.Mode is BalanceMode.Even
                ? lobby.BalanceEvenly(caller.Player, now)
                : lobby.BalanceRandomly(caller.Player, RandomNumberGenerator.GetInt32, now),
            ct);
        return outcome.Map(updated => new VersionReply(updated.Version));
    }
}

internal sealed class BalanceTeamsValidator : AbstractValidator<BalanceTeams>
{
    public BalanceTeamsValidator() => RuleFor(c => c.Mode).NotNull();
}
