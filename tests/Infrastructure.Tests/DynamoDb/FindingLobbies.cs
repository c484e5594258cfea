using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.TestKit.Builders;
using GameLobby.TestKit.Engines;
using Microsoft.Extensions.DependencyInjection;

namespace GameLobby.Infrastructure.Tests.DynamoDb;

[Collection(nameof(Dynoxide))]
public sealed class FindingLobbiesInDynoxide(Dynoxide engine) : FindingLobbies(engine);

[Collection(nameof(DynamoDbLocal))]
public sealed class FindingLobbiesInDynamoDbLocal(DynamoDbLocal engine) : FindingLobbies(engine)
{
    /// <summary>This engine is slow.</summary>
    protected override int Many => 300;
}

/// <summary>The index finds the same lobbies as a scan of every lobby.</summary>
public abstract class FindingLobbies(DynamoDbServer engine) : IAsyncLifetime
{
    private static readonly CancellationToken Ever = CancellationToken.None;

    private readonly LobbyTables tables = new(engine);

    protected virtual int Many => 3000;

    private ILobbyIndex Index => tables.Services.GetRequiredService<ILobbyIndex>();

    public Task InitializeAsync() => tables.InitializeAsync();

    public Task DisposeAsync() => tables.DisposeAsync();

    [Fact]
    public async Task A_search_finds_exactly_the_matching_lobbies_in_order()
    {
        var random = new Random(1);
        var lobbies = Enumerable.Range(0, Many).Select(number => Random(number, random)).ToList();
        await tables.Write(lobbies);
        await MeetEachPair(lobbies);

        foreach (var sort in Enum.GetValues<LobbySort>())
            foreach (var (mode, region) in new (string?, string?)[] { ("ctf", "eu"), ("a#b", null), (null, "eu"), (null, null) })
                foreach (var hasSlots in new[] { true, false })
                {
                    var query = new LobbyQuery(mode, region, hasSlots, sort, ExpectedCount: 100);
                    Assert.Equal(Expected(lobbies, query), (await Find(query)).Select(listing => listing.Lobby.LobbyId));
                }
    }

    [Fact]
    public async Task A_search_continues_after_any_position()
    {
        var random = new Random(2);
        var lobbies = Enumerable.Range(0, 60).Select(number => Random(number, random)).ToList();
        await tables.Write(lobbies);
        await MeetEachPair(lobbies);

        foreach (var sort in Enum.GetValues<LobbySort>())
        {
            var query = new LobbyQuery("ctf", null, HasSlots: false, sort, ExpectedCount: 3);
            var all = (await Find(query)).Select(listing => listing.Position).ToList();
            for (var n = 0; n < all.Count; n++)
                Assert.Equal(all.Skip(n + 1), (await Find(query, all[n])).Select(listing => listing.Position));
        }
    }

    [Fact]
    public async Task A_lobby_is_found_in_its_latest_public_version_until_it_is_private()
    {
        var lobby = ALobby.Of(People.Ada);
        await tables.Lobbies.Save(null, lobby, null, Ever);
        Assert.Equal([(1L, 1)], await Seen());

        var joined = lobby.Join(AMember.Of(People.Bob), new Entry.ById(), People.Noon).Value;
        var ready = joined.SetReady(People.Ada, true, People.Noon).Value;
        await tables.Lobbies.Save(lobby, joined, null, Ever);
        await tables.Lobbies.Save(joined, ready, null, Ever);
        Assert.Equal([(joined.Version, 2)], await Seen());

        await tables.Lobbies.Save(ready, Updated(ready, settings => settings with { Visibility = Visibility.Private }), null, Ever);
        Assert.Empty(await Seen());
    }

    [Fact]
    public async Task A_lobby_whose_mode_changes_is_found_only_under_the_new_mode()
    {
        var lobby = ALobby.Of(People.Ada);
        await tables.Lobbies.Save(null, lobby, null, Ever);
        await tables.Lobbies.Save(lobby, Updated(lobby, settings => settings with { Mode = "duel" }), null, Ever);

        Assert.Empty(await Find(Newest("ctf")));
        Assert.Single(await Find(Newest("duel")));
        Assert.Single(await Find(Newest(null)));
    }

    private static LobbyQuery Newest(string? mode) => new(mode, null, HasSlots: true, LobbySort.Newest, ExpectedCount: 10);

    private static Lobby Random(int number, Random random)
    {
        var players = Enumerable.Range(0, random.Next(1, 5)).Select(player => new PlayerId($"p{number}-{player}")).ToArray();
        var lobby = ALobby.With(
            settings => settings with
            {
                Name = $"Lobby {number}",
                Mode = new[] { "ctf", "duel", "a#b" }[random.Next(3)],
                Region = new[] { "eu", "us", null }[random.Next(3)],
                MaxPlayers = random.Next(4, 9),
                Locked = random.Next(8) == 0,
                Visibility = random.Next(8) == 0 ? Visibility.Private : Visibility.Public,
            },
            players);
        return Lobby.Restore(lobby.Stored() with
        {
            Id = new LobbyId($"lobby-{number:D5}"),
            IsClosed = random.Next(8) == 0,
            CreatedAt = People.Noon.AddSeconds(random.Next(500)),
        });
    }

    private static Lobby Updated(Lobby lobby, Func<LobbySettings, LobbySettings> change) =>
        lobby.Update(lobby.Host, change, newCode: null, ifVersion: null, People.Noon).Value;

    /// <summary>Returns the expected result of a search, by a scan of every lobby.</summary>
    private static IEnumerable<LobbyId> Expected(IEnumerable<Lobby> lobbies, LobbyQuery query)
    {
        var found = lobbies
            .Where(lobby => lobby.IsListed)
            .Where(lobby => query.Mode is null || lobby.Settings.Mode == query.Mode)
            .Where(lobby => query.Region is null || lobby.Settings.Region == query.Region)
            .Where(lobby => !query.HasSlots || PublicView.Of(lobby).HasSlots);
        var ordered = query.Sort is LobbySort.Newest or LobbySort.Oldest
            ? found.OrderBy(lobby => lobby.CreatedAt).ThenBy(lobby => lobby.Id.Value, StringComparer.Ordinal)
            : found.OrderBy(lobby => lobby.Members.Count / (double)lobby.Settings.MaxPlayers)
                .ThenBy(lobby => lobby.Id.Value, StringComparer.Ordinal);
        return (query.Sort is LobbySort.Newest or LobbySort.Fullest ? ordered.Reverse() : ordered).Select(lobby => lobby.Id);
    }

    /// <summary>
    /// Registers modes and regions: a search without a mode or region queries the registered ones, and a batch write registers none.
    /// </summary>
    private async Task MeetEachPair(IEnumerable<Lobby> lobbies)
    {
        foreach (var pair in lobbies.Where(lobby => lobby.IsListed).GroupBy(lobby => (lobby.Settings.Mode, lobby.Settings.Region)))
        {
            var first = pair.First();
            Assert.IsType<SaveResult.LostRace>(await tables.Lobbies.Save(null, first, null, Ever));
        }
    }

    private async Task<IEnumerable<(long Version, int Players)>> Seen() =>
        (await Find(Newest("ctf"))).Select(listing => (listing.Lobby.Version, listing.Lobby.Players));

    private async Task<List<Listing>> Find(LobbyQuery query, string? after = null)
    {
        var found = new List<Listing>();
        await foreach (var listing in Index.Find(query, after, Ever)) found.Add(listing);
        return found;
    }
}
