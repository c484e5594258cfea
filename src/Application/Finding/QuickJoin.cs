using FluentValidation;
using GameLobby.Application.Contracts;
using GameLobby.Application.Lobbies;
using GameLobby.Application.Ports;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using MediatR;

namespace GameLobby.Application.Finding;

/// <param name="Created">Whether the lobby was opened for the caller, who is its host then.</param>
public sealed record QuickJoinReply(bool Created, LobbySnapshot Lobby);

/// <summary>Seats the caller in the fullest lobby that fits, or in one of its own when there is none.</summary>
public sealed record QuickJoin : ICommand<QuickJoinReply>
{
    public string? Mode { get; init; }

    public string? Region { get; init; }

    public IReadOnlyList<DataFilter>? Filters { get; init; }

    public IReadOnlyDictionary<string, string?>? MemberData { get; init; }

    public CreateLobby? CreateIfNone { get; init; }

    /// <summary>Asked of the listing, and again of the lobby itself before a seat is taken: the listing may be behind.</summary>
    internal bool Fits(LobbySummary lobby) =>
        !lobby.HasPassword
        && lobby.Mode == Mode
        && (Region is null || lobby.Region == Region)
        && (Filters is null || Filters.All(filter => filter.Admits(lobby.Data)));
}

internal sealed class QuickJoinHandler(ILobbyIndex index, Decisions decisions, Seats seats, NewLobbies newLobbies, Caller caller)
    : IRequestHandler<QuickJoin, Result<QuickJoinReply>>
{
    /// <summary>What the receipt notes, so that a repeat is answered as the first time.</summary>
    private const string Created = "created";

    private const int MostLookedAt = 1000;

    /// <summary>How many lobbies are tried: each may be lost to someone faster, or have something against the caller.</summary>
    private const int MostTries = 10;

    private const int Expected = 20;

    public async Task<Result<QuickJoinReply>> Handle(QuickJoin command, CancellationToken ct) =>
        command.CreateIfNone is { IsServers: true } && !caller.IsAdmin
            ? Refusals.NotAdmin
            : await seats.Take(null, Reply, seat => Seat(command, seat, ct), ct);

    private async Task<Result<QuickJoinReply>> Seat(QuickJoin command, Seat seat, CancellationToken ct)
    {
        var (lookedAt, tries) = (0, 0);
        var query = new LobbyQuery(command.Mode, command.Region, HasSlots: true, LobbySort.Fullest, Expected);
        await foreach (var listing in index.Find(query, after: null, ct))
        {
            if (lookedAt++ == MostLookedAt || tries == MostTries) break;
            if (!command.Fits(listing.Lobby)) continue;

            tries++;
            var joined = await decisions.Change(listing.Lobby.LobbyId, caller, (lobby, now) => Join(command, lobby, now), ct, seat: seat);
            if (!joined.IsRefused || joined.Error == Refusals.IdReused || joined.Error == Decisions.NewcomerMoved)
                return joined.Then(Reply);
        }

        if (command.CreateIfNone is not { } create) return Refusals.NoLobbyFits;

        var opened = await newLobbies.Open(create with { MemberData = create.MemberData ?? command.MemberData }, seat, ct, note: Created);
        return opened.Then(outcome => Reply(outcome, created: true));
    }

    private Result<Lobby> Join(QuickJoin command, Lobby lobby, DateTimeOffset now) => command.Fits(LobbySummary.Of(lobby))
        ? lobby.Join(seats.Member(command.MemberData, spectator: false, now), new Entry.ById(), now)
        : Refusals.NoSuchLobby;

    private Result<QuickJoinReply> Reply(Outcome outcome) => Reply(outcome, outcome.Repeated?.Note == Created);

    private Result<QuickJoinReply> Reply(Outcome outcome, bool created) =>
        seats.Snapshot(outcome).Map(lobby => new QuickJoinReply(created, lobby));
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
