using FluentValidation;
using GameLobby.Application.Lobbies;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using MediatR;

namespace GameLobby.Application.Members;

/// <summary>Changes the data that the caller shows, and whether it plays or watches.</summary>
public sealed record UpdateMember : ICommand<VersionReply>
{
    /// <summary>A key set to null is removed.</summary>
    public IReadOnlyDictionary<string, string?>? Data { get; init; }

    public bool? Spectate { get; init; }
}

internal sealed class UpdateMemberHandler(OwnLobby own, Caller caller) : IRequestHandler<UpdateMember, Result<VersionReply>>
{
    public async Task<Result<VersionReply>> Handle(UpdateMember command, CancellationToken ct) =>
        (await own.Change((lobby, now) => lobby.UpdateMember(caller.Player, data => data.With(command.Data), command.Spectate, now), ct))
            .Map(outcome => new VersionReply(outcome.Version));
}

internal sealed class UpdateMemberValidator : AbstractValidator<UpdateMember>
{
    public UpdateMemberValidator() => RuleFor(c => c.Data).IsMemberData();
}
