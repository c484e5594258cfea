using FluentValidation;
using GameLobby.Application.Contracts;
using GameLobby.Application.Lobbies;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using MediatR;

namespace GameLobby.Application.Members;

/// <summary>Changes the caller's data, and whether they play or watch.</summary>
[Action("member.update", Callers.Member)]
public sealed record UpdateMember : ICommand<VersionReply>
{
    /// <summary>The game's own data about the caller. A key set to null is removed.</summary>
    public IReadOnlyDictionary<string, string?>? Data { get; init; }

    /// <summary>Whether to take part as a spectator, without taking a player slot.</summary>
    public bool? Spectate { get; init; }
}

internal sealed class UpdateMemberHandler(LobbyUpdater updater, Caller caller) : IRequestHandler<UpdateMember, Result<VersionReply>>
{
    public async Task<Result<VersionReply>> Handle(UpdateMember request, CancellationToken ct)
    {
        var outcome = await updater.UpdateOwn(
            caller, (lobby, now) => lobby.UpdateMember(caller.Player, data => data.With(request.Data), request.Spectate, now), ct);
        return outcome.Map(updated => new VersionReply(updated.Version));
    }
}

internal sealed class UpdateMemberValidator : AbstractValidator<UpdateMember>
{
    public UpdateMemberValidator() => RuleFor(c => c.Data).IsMemberData();
}
