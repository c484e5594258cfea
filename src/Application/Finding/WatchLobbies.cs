using FluentValidation;
using GameLobby.Application.Contracts;
using GameLobby.Application.Ports;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using MediatR;

namespace GameLobby.Application.Finding;

/// <param name="Items">
/// The newest lobbies, as many as fit; older ones are found by <see cref="SearchLobbies"/>, and told of when they change.
/// </param>
public sealed record WatchReply(IReadOnlyList<LobbySummary> Items);

/// <summary>Begins a live browser: from now on the caller's socket hears how the public lobbies of a mode change.</summary>
public sealed record WatchLobbies : ICommand<WatchReply>
{
    public string? Mode { get; init; }

    public string? Region { get; init; }
}

internal sealed class WatchLobbiesHandler(IPlayers players, IWatches watches, ILobbyIndex index, Once once, Caller caller)
    : IRequestHandler<WatchLobbies, Result<WatchReply>>
{
    private const int Most = 100;

    public async Task<Result<WatchReply>> Handle(WatchLobbies command, CancellationToken ct)
    {
        // First the watch, then the list: what changes in between is told, and told twice does no harm.
        var begun = await once.Do(
            Prepare(new WatchScope(command.Mode!, command.Region), await players.Get(caller.Player, ct)),
            (watch, receipt) => watches.Begin(watch, receipt, ct),
            _ => Done.Value,
            ct);
        if (begun.Error is { } error) return error;

        var page = new Page<LobbySummary>(Most, WireJson.Relaxed.LobbySummary);
        var query = new LobbyQuery(command.Mode, command.Region, HasSlots: false, LobbySort.Newest, Most);
        await foreach (var listing in index.Find(query, after: null, ct))
            if (!page.TryAdd(listing.Lobby)) break;

        return new WatchReply(page.Items);
    }

    private Result<(Watch Watch, string? Note)> Prepare(WatchScope scope, Player player) => player switch
    {
        _ when player.Connection?.Id != caller.Connection.Id => Refusals.SessionReplaced,
        _ when player.Watches.Count >= IWatches.Most && !player.Watches.Contains(scope) =>
            Refusals.Invalid("mode", $"At most {IWatches.Most} modes and regions are watched at a time."),
        _ => (new Watch(scope, caller.Player, player.Connection), null),
    };
}

internal sealed class WatchLobbiesValidator : AbstractValidator<WatchLobbies>
{
    public WatchLobbiesValidator()
    {
        RuleFor(c => c.Mode).NotNull().Length(1, 32);
        RuleFor(c => c.Region).Length(1, 32);
    }
}
