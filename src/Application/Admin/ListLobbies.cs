using FluentValidation;
using GameLobby.Application.Contracts;
using GameLobby.Application.Ports;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using MediatR;

namespace GameLobby.Application.Admin;

/// <summary>Lists the lobbies that are not closed, private ones too, the newest first.</summary>
[Action("admin.lobbies", Callers.Admin)]
public sealed record ListLobbies : ICommand<LobbiesReply>
{
    /// <summary>The game mode.</summary>
    public string? Mode { get; init; }

    /// <summary>The region.</summary>
    public string? Region { get; init; }

    /// <summary>The status.</summary>
    public LobbyStatus? Status { get; init; }

    /// <summary>The visibility.</summary>
    public Visibility? Visibility { get; init; }

    /// <summary>Part of the name, case-insensitive, or the whole code.</summary>
    public string? Text { get; init; }

    /// <summary>Maximum number of lobbies; 20 by default.</summary>
    public int? Limit { get; init; }

    /// <summary>The <c>before</c> of the previous reply; left out: the newest lobbies.</summary>
    public LobbyId? Before { get; init; }

    internal bool IsNarrow => (Mode, Region, Status, Visibility, Text) is not (null, null, null, null, null);

    internal bool Matches(Lobby lobby) =>
        !lobby.IsClosed
        && (Mode is null || lobby.Settings.Mode == Mode)
        && (Region is null || lobby.Settings.Region == Region)
        && (Status is null || lobby.Status == Status)
        && (Visibility is null || lobby.Settings.Visibility == Visibility)
        && (Text is null
            || lobby.Settings.Name.Contains(Text, StringComparison.OrdinalIgnoreCase)
            || lobby.Code.Value.Equals(Text, StringComparison.OrdinalIgnoreCase));
}

internal sealed class ListLobbiesHandler(ILobbies lobbies, Caller caller) : IRequestHandler<ListLobbies, Result<LobbiesReply>>
{
    private const int DefaultLimit = 20;

    private const int MaxReads = 1000;

    private const int MaxBatch = 100;

    public async Task<Result<LobbiesReply>> Handle(ListLobbies request, CancellationToken ct)
    {
        if (!caller.IsAdmin) return Refusals.NotAdmin;

        var open = await lobbies.Open(ct);
        var limit = request.Limit ?? DefaultLimit;
        var page = new Page<LobbySummary>(limit, WireJson.Relaxed.LobbySummary);
        var last = request.Before;
        var older = open.Where(id => last is not { } before || string.CompareOrdinal(id.Value, before.Value) < 0).ToList();
        foreach (var ids in older.Take(MaxReads).Chunk(request.IsNarrow ? MaxBatch : limit))
        {
            var read = (await lobbies.Get(ids, ct)).ToDictionary(lobby => lobby.Id);
            foreach (var id in ids)
            {
                if (read.TryGetValue(id, out var lobby) && request.Matches(lobby) && !page.TryAdd(LobbySummary.Of(lobby))) return Reply();
                last = id;
            }

            if (page.Items.Count == limit) break;
        }

        return Reply();

        LobbiesReply Reply() => new(page.Items, open.Count, older.Count == 0 || last == older[^1] ? null : last);
    }
}

internal sealed class ListLobbiesValidator : AbstractValidator<ListLobbies>
{
    public ListLobbiesValidator()
    {
        RuleFor(c => c.Mode).Length(1, 32);
        RuleFor(c => c.Region).Length(1, 32);
        RuleFor(c => c.Text).Length(1, 64);
        RuleFor(c => c.Limit).InclusiveBetween(1, 100);
        RuleFor(c => c.Before).IsId();
    }
}
