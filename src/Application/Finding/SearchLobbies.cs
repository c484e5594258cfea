using FluentValidation;
using GameLobby.Application.Contracts;
using GameLobby.Application.Ports;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using MediatR;

namespace GameLobby.Application.Finding;

/// <param name="Cursor">Where the next page begins; null when there is none.</param>
public sealed record SearchReply(IReadOnlyList<LobbySummary> Items, string? Cursor);

/// <summary>
/// Public lobbies by what they are, a page at a time. A page may hold fewer than asked for, even none, and still have a
/// next one.
/// </summary>
public sealed record SearchLobbies : ICommand<SearchReply>
{
    public string? Mode { get; init; }

    public string? Region { get; init; }

    /// <summary>Part of the name, in any case.</summary>
    public string? Text { get; init; }

    public IReadOnlyList<DataFilter>? Filters { get; init; }

    public bool? HasSlots { get; init; }

    public LobbySort? Sort { get; init; }

    public int? Limit { get; init; }

    public string? Cursor { get; init; }

    internal bool WithSlots => HasSlots ?? true;

    internal LobbySort Order => Sort ?? LobbySort.Newest;

    /// <summary>Whether most of what the index holds is passed by.</summary>
    internal bool IsNarrow => Text is not null || Filters is { Count: > 0 };

    internal bool Admits(LobbySummary lobby) =>
        (Text is null || lobby.Name.Contains(Text, StringComparison.OrdinalIgnoreCase))
        && (Filters is null || Filters.All(filter => filter.Admits(lobby.Data)));
}

internal sealed class SearchLobbiesHandler(ILobbyIndex index, CursorKey key) : IRequestHandler<SearchLobbies, Result<SearchReply>>
{
    private const int DefaultLimit = 20;

    /// <summary>How many listings a request looks at: a search that finds little goes on by its cursor.</summary>
    private const int MostLookedAt = 1000;

    public async Task<Result<SearchReply>> Handle(SearchLobbies query, CancellationToken ct)
    {
        var cursor = new SearchCursor(key, query);
        var at = query.Cursor is null ? null : cursor.Open(query.Cursor);
        if (query.Cursor is not null && at is null) return Refusals.Invalid("cursor", "This is no cursor of this search.");

        var limit = query.Limit ?? DefaultLimit;
        var page = new Page<LobbySummary>(limit, WireJson.Relaxed.LobbySummary);
        var lookedAt = 0;
        var lobbies = new LobbyQuery(query.Mode, query.Region, query.WithSlots, query.Order, query.IsNarrow ? MostLookedAt : limit + 1);
        await foreach (var listing in index.Find(lobbies, at, ct))
        {
            if (lookedAt++ == MostLookedAt || (query.Admits(listing.Lobby) && !page.TryAdd(listing.Lobby)))
                return new SearchReply(page.Items, cursor.At(at!));

            at = listing.Position;
        }

        return new SearchReply(page.Items, null);
    }
}

internal sealed class SearchLobbiesValidator : AbstractValidator<SearchLobbies>
{
    public SearchLobbiesValidator()
    {
        RuleFor(c => c.Mode).Length(1, 32);
        RuleFor(c => c.Region).Length(1, 32);
        RuleFor(c => c.Text).Length(1, 64);
        RuleFor(c => c.Filters).AreFilters();
        RuleFor(c => c.Limit).InclusiveBetween(1, 100);
        RuleFor(c => c.Cursor).Length(1, 512);
    }
}
