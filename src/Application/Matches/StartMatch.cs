using System.Globalization;
using FluentValidation;
using GameLobby.Application.Lobbies;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using MediatR;

namespace GameLobby.Application.Matches;

/// <summary>When the countdown that was begun ends.</summary>
public sealed record StartReply(long Version, DateTimeOffset StartsAt);

/// <summary>The host begins the countdown; with <see cref="Force"/> also while some are not ready.</summary>
public sealed record StartMatch : ICommand<StartReply>
{
    public bool? Force { get; init; }
}

internal sealed class StartMatchHandler(OwnLobby own, Caller caller) : IRequestHandler<StartMatch, Result<StartReply>>
{
    public async Task<Result<StartReply>> Handle(StartMatch command, CancellationToken ct)
    {
        var outcome = await own.Change(
            (lobby, now) => lobby.StartMatch(caller.Player, command.Force ?? false, now),
            ct,
            note: lobby => lobby.Match!.StartsAt.ToString("O", CultureInfo.InvariantCulture));
        return outcome.Map(it => new StartReply(it.Version, it.Repeated?.Note is { } startsAt
            ? DateTimeOffset.Parse(startsAt, CultureInfo.InvariantCulture)
            : it.Lobby.Match!.StartsAt));
    }
}

internal sealed class StartMatchValidator : AbstractValidator<StartMatch>;
