using System.Text.Json.Serialization;
using FluentValidation;
using GameLobby.Application.Contracts;
using GameLobby.Application.Lobbies;
using GameLobby.Application.Ports;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using MediatR;

namespace GameLobby.Application.Sessions;

/// <param name="Lobby">The caller's lobby; null when it is in none, or <paramref name="Missed"/> stands in its place.</param>
/// <param name="Missed">What leads from the version that the client holds to the present one.</param>
public sealed record HelloReply(
    PlayerId PlayerId,
    string Name,
    DateTimeOffset ServerTime,
    int Protocol,
    Limits Limits,
    LobbySnapshot? Lobby,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Push>? Missed);

/// <summary>The first request over a new socket: resumes the seat that was kept for the caller, if there is one.</summary>
public sealed record Hello : ICommand<HelloReply>
{
    public const int CurrentProtocol = 1;

    public int? Protocol { get; init; }

    /// <summary>The lobby, and its version, that the client holds.</summary>
    public LobbyId? LobbyId { get; init; }

    public long? Version { get; init; }
}

internal sealed class HelloHandler(IPlayers players, Decisions decisions, Missed missed, Limits limits, Caller caller, TimeProvider clock)
    : IRequestHandler<Hello, Result<HelloReply>>
{
    public async Task<Result<HelloReply>> Handle(Hello command, CancellationToken ct)
    {
        var player = await players.Get(caller.Player, ct);
        if (player.Connection?.Id != caller.Connection.Id) return Refusals.SessionReplaced;
        if (player.LastLobby is not { } id) return Reply(null);

        var versionBefore = 0L;
        var resumed = await decisions.Change(
            id,
            null,
            (lobby, now) =>
            {
                versionBefore = lobby.Version;
                return Resume(lobby, now);
            },
            ct);
        if (resumed.Error == Refusals.NotInLobby || resumed.Error == Refusals.NoSuchLobby) return Reply(null);
        if (resumed.Error is { } error) return error;

        // That the player is back is pushed to this socket as to all others, so what was missed ends before it.
        var kept = command.LobbyId == id && command.Version is { } held
            ? await missed.Between(id, caller.Player, held, versionBefore, ct)
            : null;
        return kept is null ? Reply(LobbySnapshot.For(caller, resumed.Value.Lobby)) : Reply(null, kept);
    }

    /// <summary>Nobody loses a seat over a name that grew: one that the lobby has no room for is not taken.</summary>
    private Result<Lobby> Resume(Lobby lobby, DateTimeOffset now)
    {
        var arrived = new Member(caller.Player, caller.Name, now) { Connection = caller.Connection };
        var resumed = lobby.Connect(arrived, now);
        return !resumed.IsRefused && LobbySize.Outgrows(lobby, resumed.Value)
            ? lobby.Connect(arrived with { Name = lobby.Find(caller.Player)!.Name }, now)
            : resumed;
    }

    private HelloReply Reply(LobbySnapshot? lobby, IReadOnlyList<Push>? missed = null) =>
        new(caller.Player, caller.Name, clock.GetUtcNow(), Hello.CurrentProtocol, limits, lobby, missed);
}

internal sealed class HelloValidator : AbstractValidator<Hello>
{
    public HelloValidator()
    {
        RuleFor(c => c.Protocol).Equal(Hello.CurrentProtocol).When(c => c.Protocol is not null);
        RuleFor(c => c.Version).GreaterThan(0);
        RuleFor(c => c.LobbyId).IsId();
        RuleFor(c => c.LobbyId).NotNull().When(c => c.Version is not null);
    }
}
