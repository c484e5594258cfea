using FluentValidation;
using GameLobby.Application.Contracts;
using GameLobby.Application.Lobbies;
using GameLobby.Application.Ports;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using MediatR;

namespace GameLobby.Application.Finding;

/// <summary>Joins the fullest matching lobby with a player online, or creates one if there is none.</summary>
[Action("lobby.quickJoin")]
public sealed record QuickJoin : ICommand<QuickJoinReply>
{
    /// <summary>The game mode.</summary>
    public string? Mode { get; init; }

    /// <summary>The region; left out: any.</summary>
    public string? Region { get; init; }

    /// <summary>Conditions on the lobby's public data, all of which must hold.</summary>
    public IReadOnlyList<DataFilter>? Filters { get; init; }

    /// <summary>The game's own data about the player.</summary>
    public IReadOnlyDictionary<string, string?>? MemberData { get; init; }

    /// <summary>The lobby to create when none matches.</summary>
    public CreateLobby? CreateIfNone { get; init; }

    /// <summary>Checked on the listing, and on the lobby itself before joining, since the listing may be stale.</summary>
    internal bool Matches(LobbySummary lobby, bool needsOnline) =>
        !lobby.HasPassword
        && (!needsOnline || lobby.Online > 0)
        && lobby.Mode == Mode
        && (Region is null || lobby.Region == Region)
        && (Filters is null || Filters.All(filter => filter.Matches(lobby.Data)));
}

internal sealed class QuickJoinHandler(ILobbyIndex index, LobbyUpdater updater, Seats seats, Caller caller)
    : IRequestHandler<QuickJoin, Result<QuickJoinReply>>
{
    private const int MaxListings = 1000;

    /// <summary>Maximum lobbies to try: another player may take the last seat, or the lobby may refuse the caller.</summary>
    private const int MaxAttempts = 10;

    private const int ExpectedListings = 20;

    public async Task<Result<QuickJoinReply>> Handle(QuickJoin request, CancellationToken ct)
    {
        if (request.CreateIfNone is { TouchesServerData: true } && !caller.IsOperator) return Refusals.NotServer;

        var seat = await seats.Reserve(caller, null, ct);
        if (seat.Decided is { } decided) return Reply(decided);
        if (await JoinExisting(request, seat, needsOnline: true, ct) is { } joined) return Reply(joined);
        if (request.CreateIfNone is { } create)
        {
            var withData = create with { MemberData = create.MemberData ?? request.MemberData };
            return Reply(await updater.Create(caller, seat, withData, ct, new LobbyCreated()), created: true);
        }

        return await JoinExisting(request, seat, needsOnline: false, ct) is { } alone ? Reply(alone) : Refusals.NoLobbyFits;
    }

    /// <summary>Returns the outcome of joining a lobby; null when none matches and accepts the caller.</summary>
    /// <param name="needsOnline">Leaves out lobbies without a player online, which may be about to close.</param>
    private async Task<UpdateOutcome?> JoinExisting(QuickJoin request, Seat seat, bool needsOnline, CancellationToken ct)
    {
        var (listings, attempts) = (0, 0);
        var patient = caller with { MayBeQueued = false }; // one lobby's queue can't try the next lobby
        var query = new LobbyQuery(request.Mode, request.Region, HasSlots: true, LobbySort.Fullest, ExpectedListings);
        await foreach (var listing in index.Find(query, after: null, ct))
        {
            if (listings++ == MaxListings || attempts == MaxAttempts) break;
            if (!request.Matches(listing.Lobby, needsOnline)) continue;

            attempts++;
            var outcome = await updater.Join(patient, seat, listing.Lobby.LobbyId, Join, ct);
            if (outcome is not (UpdateOutcome.Missing or UpdateOutcome.Refused or UpdateOutcome.Conflicted)) return outcome;
        }

        return null;

        Result<Lobby> Join(Lobby lobby, DateTimeOffset now) => request.Matches(LobbySummary.Of(lobby), needsOnline)
            ? lobby.Join(Seats.NewMember(caller, seat, request.MemberData, spectator: false, now), new Entry.ById(), now)
            : Refusals.NoSuchLobby;
    }

    private Result<QuickJoinReply> Reply(UpdateOutcome outcome, bool created = false)
    {
        var wasCreated = outcome is UpdateOutcome.Updated { Earlier: { } earlier } ? earlier.Reply is LobbyCreated : created;
        return Seats.Snapshot(outcome, caller).Map(lobby => new QuickJoinReply(wasCreated, lobby));
    }
}

internal sealed class QuickJoinValidator : AbstractValidator<QuickJoin>
{
    public QuickJoinValidator()
    {
        RuleFor(c => c.Mode).NotNull().Length(1, 32);
        RuleFor(c => c.Region).Length(1, 32);
        RuleFor(c => c.Filters).AreFilters();
        RuleFor(c => c.MemberData).IsMemberData();
        RuleFor(c => c.CreateIfNone!).SetValidator(new CreateLobbyValidator()).When(c => c.CreateIfNone is not null);
    }
}
