using FluentValidation;
using GameLobby.Application.Contracts;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using MediatR;

namespace GameLobby.Application.Lobbies;

/// <summary>Opens a lobby with the caller as its host.</summary>
public sealed record CreateLobby : LobbyShape, ICommand<LobbySnapshot>
{
    public IReadOnlyDictionary<string, string?>? MemberData { get; init; }

    internal LobbySettings Settings() => Change()(new LobbySettings(Name!, Mode!, MaxPlayers!.Value));
}

internal sealed class CreateLobbyHandler(NewLobbies newLobbies, Seats seats, Caller caller)
    : IRequestHandler<CreateLobby, Result<LobbySnapshot>>
{
    public async Task<Result<LobbySnapshot>> Handle(CreateLobby command, CancellationToken ct) =>
        command.IsServers && !caller.IsAdmin
            ? Refusals.NotAdmin
            : await seats.Take(null, seats.Snapshot, async seat => (await newLobbies.Open(command, seat, ct)).Then(seats.Snapshot), ct);
}

internal sealed class CreateLobbyValidator : LobbyShapeValidator<CreateLobby>
{
    public CreateLobbyValidator()
    {
        RuleFor(c => c.Name).NotNull();
        RuleFor(c => c.Mode).NotNull();
        RuleFor(c => c.MaxPlayers).NotNull();
        RuleFor(c => c.MinPlayers).LessThanOrEqualTo(c => c.MaxPlayers);
        RuleFor(c => c.MemberData).IsMemberData();
    }
}
