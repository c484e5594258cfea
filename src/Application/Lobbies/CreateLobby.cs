using FluentValidation;
using GameLobby.Application.Contracts;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using MediatR;

namespace GameLobby.Application.Lobbies;

/// <summary>Creates a lobby with the caller as its host.</summary>
[Action("lobby.create")]
public sealed record CreateLobby : LobbySettingsRequest, ICommand<LobbySnapshot>
{
    /// <summary>The game's own data about the player.</summary>
    public IReadOnlyDictionary<string, string?>? MemberData { get; init; }

    internal LobbySettings Settings() => Change()(new LobbySettings(Name!, Mode!, MaxPlayers!.Value));
}

internal sealed class CreateLobbyHandler(LobbyUpdater updater, Seats seats, Caller caller)
    : IRequestHandler<CreateLobby, Result<LobbySnapshot>>
{
    public async Task<Result<LobbySnapshot>> Handle(CreateLobby request, CancellationToken ct)
    {
        if (request.TouchesServerData && !caller.IsOperator) return Refusals.NotServer;

        var seat = await seats.Reserve(caller, null, ct);
        return Seats.Snapshot(seat.Decided ?? await updater.Create(caller, seat, request, ct), caller);
    }
}

internal sealed class CreateLobbyValidator : LobbySettingsValidator<CreateLobby>
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
