using FluentValidation;
using GameLobby.Application.Contracts;
using GameLobby.Application.Ports;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using MediatR;

namespace GameLobby.Application.Finding;

/// <summary>Searches public lobbies.</summary>
[Action("lobby.search")]
public sealed record SearchLobbies : ICommand<SearchReply>
{
    /// <summary>The game mode; left out: any.</summary>
    public string? Mode { get; init; }

    /// <summary>The region; left out: any.</summary>
    public string? Region { get; init; }

    /// <summary>Part of the name, case-insensitive.</summary>
    public string? Text { get; init; }

    /// <summary>Conditions on the lobby's public data, all of which must hold.</summary>
    public IReadOnlyList<DataFilter>? Filters { get; init; }

    /// <summary>Whether to return only lobbies that a player could join now; true by default.</summary>
    public bool? HasSlots { get; init; }

    /// <summary>The order; newest first by default.</summary>
    public LobbySort? Sort { get; init; }

    /// <summary>Maximum number of lobbies; 20 by default.</summary>
    public int? Limit { get; init; }

    /// <summary>The cursor of the page before; left out: the first page.</summary>
    public string? Cursor { get; init; }

    internal bool WithSlots => HasSlots ?? true;

    internal LobbySort Order => Sort ?? LobbySort.Newest;

    /// <summary>True when most listings will not match.</summary>
    internal bool IsNarrow => Text is not null || Filters is { Count: > 0 };

    internal bool Matches(LobbySummary lobby) =>
        (Text is null || lobby.Name.Contains(Text, StringComparison.OrdinalIgnoreCase))
        && (Filters is null || Filters.All(filter => filter.Matches(lobby.Data)));
}

internal sealed class SearchLobbiesHandler(ILobbyIndex index, CursorKey key) : IRequestHandler<SearchLobbies, Result<SearchReply>>
{
    private const int DefaultLimit = 20;

    /// <summary>Maximum listings that a request reads. A search with few matches continues by its cursor.</summary>
    private const int MaxListings = 1000;

    public async Task<Result<SearchReply>> Handle(SearchLobbies request, CancellationToken ct)
    {
        var cursor = new SearchCursor(key, request);
        var at = request.Cursor is null ? null : cursor.Open(request.Cursor);
        if (request.Cursor is not null && at is null) return Refusals.InvalidCursor;

        var limit = request.Limit ?? DefaultLimit;
        var page = new Page<LobbySummary>(limit, WireJson.Relaxed.LobbySummary);
        var listings = 0;
        var expected = request.IsNarrow ? MaxListings : limit + 1;
        var query = new LobbyQuery(request.Mode, request.Region, request.WithSlots, request.Order, expected);
        await foreach (var listing in index.Find(query, at, ct))
        {
            if (listings++ == MaxListings || (request.Matches(listing.Lobby) && !page.TryAdd(listing.Lobby)))
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
