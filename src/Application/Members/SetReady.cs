using FluentValidation;
using GameLobby.Application.Lobbies;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using MediatR;

namespace GameLobby.Application.Members;

/// <summary>The version that a request led to.</summary>
public sealed record VersionReply(long Version);

/// <summary>Says whether the caller is ready to play.</summary>
public sealed record SetReady : ICommand<VersionReply>
{
    public bool? Ready { get; init; }
}

internal sealed class SetReadyHandler(OwnLobby own, Caller caller) : IRequestHandler<SetReady, Result<VersionReply>>
{
    public async Task<Result<VersionReply>> Handle(SetReady command, CancellationToken ct) =>
        (await own.Change((lobby, now) => lobby.SetReady(caller.Player, command.Ready!.Value, now), ct))
            .Map(outcome => new VersionReply(outcome.Version));
}

internal sealed class SetReadyValidator : AbstractValidator<SetReady>
{
    public SetReadyValidator() => RuleFor(c => c.Ready).NotNull();
}
