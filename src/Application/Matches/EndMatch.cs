using System.Text;
using FluentValidation;
using GameLobby.Application.Contracts;
using GameLobby.Application.Lobbies;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using GameLobby.Domain.Values;
using MediatR;

namespace GameLobby.Application.Matches;

/// <summary>Ends a match: the host in their lobby, a game server or an admin in any.</summary>
[Action("match.end", Callers.HostOrServerOrAdmin)]
public sealed record EndMatch : ICommand<VersionReply>
{
    /// <summary>The lobby; left out: the caller's own. Only a game server or an admin may name another one.</summary>
    public LobbyId? LobbyId { get; init; }

    /// <summary>Passed to the members unchanged.</summary>
    public string? Result { get; init; }
}

internal sealed class EndMatchHandler(LobbyUpdater updater, Caller caller) : IRequestHandler<EndMatch, Result<VersionReply>>
{
    public async Task<Result<VersionReply>> Handle(EndMatch request, CancellationToken ct)
    {
        if (request.LobbyId is not null && !caller.IsOperator) return Refusals.NotServer;

        var outcome = await updater.UpdateAsHost(
            caller, request.LobbyId, (lobby, by, now) => lobby.EndMatch(by, request.Result, now), ct);
        return outcome.Map(updated => new VersionReply(updated.Version));
    }
}

internal sealed class EndMatchValidator : AbstractValidator<EndMatch>
{
    private const int MaxResultBytes = 4096;

    public EndMatchValidator()
    {
        RuleFor(c => c.LobbyId).IsId();
        RuleFor(c => c.Result).Must(result => result is null || Encoding.UTF8.GetByteCount(result) <= MaxResultBytes)
            .WithMessage($"Result must be at most {MaxResultBytes} bytes.");
    }
}
