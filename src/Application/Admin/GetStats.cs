using GameLobby.Application.Ports;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using MediatR;

namespace GameLobby.Application.Admin;

/// <summary>Counts the lobbies that are not closed and their members, in total and by mode and region.</summary>
[Action("admin.stats", Callers.Admin)]
public sealed record GetStats : ICommand<StatsReply>;

internal sealed class GetStatsHandler(ILobbies lobbies, Caller caller, TimeProvider clock)
    : IRequestHandler<GetStats, Result<StatsReply>>
{
    private const int MaxLobbies = 5000;

    private const int ChunkSize = 500;

    private const int MaxModes = 200;

    public async Task<Result<StatsReply>> Handle(GetStats request, CancellationToken ct)
    {
        if (!caller.IsAdmin) return Refusals.NotAdmin;

        var open = await lobbies.Open(ct);
        var views = new List<PublicView>();
        foreach (var ids in open.Take(MaxLobbies).Chunk(ChunkSize))
            views.AddRange((await lobbies.Get(ids, ct)).Where(lobby => !lobby.IsClosed).Select(PublicView.Of));

        var modes = views.GroupBy(view => (view.Settings.Mode, view.Settings.Region))
            .Select(group => new ModeStats(group.Key.Mode, group.Key.Region, Count([.. group])))
            .OrderByDescending(mode => mode.Counts.Players)
            .ThenBy(mode => mode.Mode, StringComparer.Ordinal)
            .ThenBy(mode => mode.Region, StringComparer.Ordinal)
            .ToList();
        return new StatsReply(
            clock.GetUtcNow(), Count(views), [.. modes.Take(MaxModes)], open.Count <= MaxLobbies && modes.Count <= MaxModes);
    }

    private static LobbyCounts Count(List<PublicView> views) => new(
        views.Count,
        views.Count(view => view.Status is LobbyStatus.Open),
        views.Count(view => view.Status is LobbyStatus.Starting),
        views.Count(view => view.Status is LobbyStatus.InMatch),
        views.Count(view => view.Settings.Visibility is Visibility.Public),
        views.Sum(view => view.Players),
        views.Sum(view => view.Online),
        views.Sum(view => view.Spectators));
}
