using FluentValidation;
using GameLobby.Application.Ports;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using MediatR;

namespace GameLobby.Application.Finding;

/// <summary>Ends a live browser; one that never began is ended already.</summary>
public sealed record UnwatchLobbies : ICommand<Done>
{
    public string? Mode { get; init; }

    public string? Region { get; init; }
}

internal sealed class UnwatchLobbiesHandler(IPlayers players, IWatches watches, Once once, Caller caller)
    : IRequestHandler<UnwatchLobbies, Result<Done>>
{
    public async Task<Result<Done>> Handle(UnwatchLobbies command, CancellationToken ct) => await once.Do(
        Prepare(new WatchScope(command.Mode!, command.Region), await players.Get(caller.Player, ct)),
        (watch, receipt) => watches.End(watch, receipt, ct),
        _ => Done.Value,
        ct);

    private Result<(Watch Watch, string? Note)> Prepare(WatchScope scope, Player player) => player.Connection?.Id == caller.Connection.Id
        ? (new Watch(scope, caller.Player, player.Connection), null)
        : Refusals.SessionReplaced;
}

internal sealed class UnwatchLobbiesValidator : AbstractValidator<UnwatchLobbies>
{
    public UnwatchLobbiesValidator()
    {
        RuleFor(c => c.Mode).NotNull().Length(1, 32);
        RuleFor(c => c.Region).Length(1, 32);
    }
}
