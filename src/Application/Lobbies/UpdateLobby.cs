using System.Security.Cryptography;
using FluentValidation;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using MediatR;

namespace GameLobby.Application.Lobbies;

/// <summary>
/// Changes a lobby's settings: the host their own, an admin any, a game server its own data in any. Null clears the region and the
/// password, and removes a data key.
/// </summary>
[Action("lobby.update", Callers.HostOrServerOrAdmin)]
public sealed record UpdateLobby : LobbySettingsRequest, ICommand<UpdateReply>
{
    /// <summary>The lobby; left out: the caller's own. Only a game server or an admin may name another one.</summary>
    public LobbyId? LobbyId { get; init; }

    /// <summary>Whether players can join by invite only.</summary>
    public bool? Locked { get; init; }

    /// <summary>Replace the code. The old one stops working.</summary>
    public bool? NewCode { get; init; }

    /// <summary>Update only if the lobby is at this version.</summary>
    public long? IfVersion { get; init; }

    internal bool HasOnlyServerData =>
        Data?.Keys.All(DataMap.IsServerKey) is true && this with { LobbyId = null, IfVersion = null, Data = null } == new UpdateLobby();
}

internal sealed class UpdateLobbyHandler(LobbyUpdater updater, Caller caller) : IRequestHandler<UpdateLobby, Result<UpdateReply>>
{
    public async Task<Result<UpdateReply>> Handle(UpdateLobby request, CancellationToken ct)
    {
        if (request.TouchesServerData && !caller.IsOperator) return Refusals.NotServer;
        if (request.LobbyId is not null && !caller.IsAdmin)
        {
            if (!caller.IsOperator) return Refusals.NotServer;
            if (!request.HasOnlyServerData) return Refusals.NotAdmin;
        }

        var change = request.Change();
        var outcome = await updater.UpdateAsHost(
            caller,
            request.LobbyId,
            (lobby, by, now) => lobby.Update(
                by,
                settings => change(settings) with { Locked = request.Locked ?? settings.Locked },
                request.NewCode is true ? LobbyCode.Draw(RandomNumberGenerator.GetInt32) : null,
                request.IfVersion,
                now),
            ct,
            remember: lobby => request.NewCode is true ? new CodeChanged(lobby.Code) : null);
        return outcome.Map(updated => new UpdateReply(updated.Version, request.NewCode is true ? NewCode(updated).Value : null));
    }

    private static LobbyCode NewCode(UpdateOutcome.Updated updated) =>
        updated.Earlier?.Reply is CodeChanged changed ? changed.Code : updated.Lobby.Code;
}

internal sealed class UpdateLobbyValidator : LobbySettingsValidator<UpdateLobby>
{
    public UpdateLobbyValidator()
    {
        RuleFor(c => c.LobbyId).IsId();
        RuleFor(c => c.IfVersion).GreaterThan(0);
    }
}
