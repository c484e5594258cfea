using FluentValidation;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using GameLobby.Domain.Values;
using MediatR;

namespace GameLobby.Application.Lobbies;

/// <summary>Closes a lobby: the host their own, an admin any.</summary>
[Action("lobby.close", Callers.HostOrAdmin)]
public sealed record CloseLobby : ICommand<Done>
{
    /// <summary>The lobby; left out: the caller's own. Only an admin may name another one.</summary>
    public LobbyId? LobbyId { get; init; }

    /// <summary>The reason that is shown to the members.</summary>
    public string? Reason { get; init => field = DisplayText.Clean(value); }
}

internal sealed class CloseLobbyHandler(LobbyUpdater updater, Caller caller) : IRequestHandler<CloseLobby, Result<Done>>
{
    public async Task<Result<Done>> Handle(CloseLobby request, CancellationToken ct)
    {
        if (request.LobbyId is not null && !caller.IsAdmin) return Refusals.NotAdmin;

        var outcome = await updater.UpdateAsHost(
            caller, request.LobbyId, (lobby, by, now) => lobby.Close(by, request.Reason, now), ct);
        return outcome.Map(_ => Done.Value);
    }
}

internal sealed class CloseLobbyValidator : AbstractValidator<CloseLobby>
{
    public CloseLobbyValidator()
    {
        RuleFor(c => c.LobbyId).IsId();
        RuleFor(c => c.Reason).IsReason();
    }
}
