using System.Security.Cryptography;
using System.Text.Json.Serialization;
using FluentValidation;
using GameLobby.Application.Members;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using MediatR;

namespace GameLobby.Application.Lobbies;

/// <param name="Code">The new code, where one was asked for.</param>
public sealed record UpdateReply(
    long Version, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Code);

/// <summary>The host changes its lobby's settings; a caller with the admin's scope those of any lobby it names.</summary>
public sealed record UpdateLobby : LobbyShape, ICommand<UpdateReply>
{
    public LobbyId? LobbyId { get; init; }

    public bool? Locked { get; init; }

    /// <summary>The old code stops working.</summary>
    public bool? NewCode { get; init; }

    /// <summary>Only if the lobby is still at this version.</summary>
    public long? IfVersion { get; init; }
}

internal sealed class UpdateLobbyHandler(HostedLobby hosted, Caller caller) : IRequestHandler<UpdateLobby, Result<UpdateReply>>
{
    public async Task<Result<UpdateReply>> Handle(UpdateLobby command, CancellationToken ct)
    {
        if (command.IsServers && !caller.IsAdmin) return Refusals.NotAdmin;

        var change = command.Change();
        var outcome = await hosted.Change(
            command.LobbyId,
            (lobby, by, now) => lobby.Update(
                by,
                settings => change(settings) with { Locked = command.Locked ?? settings.Locked },
                command.NewCode is true ? LobbyCode.Draw(RandomNumberGenerator.GetInt32) : null,
                command.IfVersion,
                now),
            ct,
            note: command.NewCode is true ? lobby => lobby.Code.Value : null);
        return outcome.Map(it => new UpdateReply(
            it.Version, command.NewCode is true ? it.Repeated?.Note ?? it.Lobby.Code.Value : null));
    }
}

internal sealed class UpdateLobbyValidator : LobbyShapeValidator<UpdateLobby>
{
    public UpdateLobbyValidator()
    {
        RuleFor(c => c.LobbyId).IsId();
        RuleFor(c => c.IfVersion).GreaterThan(0);
    }
}
