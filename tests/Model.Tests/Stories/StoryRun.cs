using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using GameLobby.Domain.Lobbies;
using GameLobby.Infrastructure.DynamoDb;
using GameLobby.LocalCloud.Chaos;
using GameLobby.LocalCloud.Testing;
using GameLobby.Model.Tests.Checks;
using GameLobby.Model.Tests.Clients;

namespace GameLobby.Model.Tests.Stories;

/// <summary>A run of a story on a separate stack.</summary>
internal sealed class StoryRun : IAsyncDisposable
{
    /// <summary>The clock runs a few times as fast as the machine's, so that countdowns and grace periods end during the story.</summary>
    private static readonly TimeSpan ClockStep = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan ClockInterval = TimeSpan.FromMilliseconds(50);

    /// <summary>Longer than a grace period, a kick, and the visibility timeouts of the queues.</summary>
    private static readonly TimeSpan Recovery = TimeSpan.FromMinutes(5);

    /// <summary>Longer than a connection can last, so that even a lobby whose members' disconnects were lost closes.</summary>
    private static readonly TimeSpan Abandonment = TimeSpan.FromMinutes(140);

    /// <summary>The time after which a connection that never said hello counts as lost.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(1);

    private readonly Story story;
    private readonly TestCloud cloud;
    private readonly StoredFactsReader stored;
    private readonly AmazonDynamoDBClient dynamo;
    private readonly World world = new();
    private readonly Journal journal = new();
    private readonly List<Player> players = [];

    private StoryRun(Story story, TestCloud cloud)
    {
        (this.story, this.cloud) = (story, cloud);
        stored = new StoredFactsReader(cloud.Address);
        dynamo = new AmazonDynamoDBClient(
            new BasicAWSCredentials("test", "test"),
            new AmazonDynamoDBConfig { ServiceURL = cloud.Address.AbsoluteUri, AuthenticationRegion = "us-east-1" });
    }

    public static async Task<StoryOutcome> Play(Story story)
    {
        await using var cloud = await TestCloud.StartAsync(story.Cloud);
        await using var run = new StoryRun(story, cloud);
        return await run.Play();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var player in players) await player.DisposeAsync();
        await stored.DisposeAsync();
        dynamo.Dispose();
    }

    private async Task<StoryOutcome> Play()
    {
        string[] names = [.. Enumerable.Range(1, story.Clients).Select(number => $"p{number}")];
        players.AddRange(names.Select(name => NewPlayer(name)));
        var administrator = NewPlayer("operator", "lobby:admin");
        players.Add(administrator);

        cloud.Chaos = story.Plan;
        var playing = Task.WhenAll(players.Select((player, index) => Play(player, index, names, isOperator: player == administrator)));
        while (!playing.IsCompleted)
        {
            cloud.Clock.Advance(ClockStep);
            await Task.WhenAny(playing, Task.Delay(ClockInterval));
        }

        await playing;
        cloud.Chaos = ChaosPlan.None;
        await Recover(administrator);
        await AssertRecovered();
        await Abandon();
        await stored.Complete();
        return new(
            [.. journal.Problems, .. new Explanation(stored.Facts, journal).Problems()],
            [.. journal.Requests.OrderBy(request => request.FirstSentAt).Select(request => $"{request}")],
            stored.Facts.Lobbies.Values.Sum(versions => versions.Count))
        {
            Views = journal.Sights.Count,
            Faults = cloud.InjectedFaults,
        };
    }

    private Player NewPlayer(string name, string? scope = null) =>
        new(cloud, story.Cloud.FunctionClockSkew, world, journal, name, scope);

    private async Task Play(Player player, int index, string[] names, bool isOperator)
    {
        var random = new Random(unchecked((story.Seed * 1009) + index));
        var moves = new Moves(random, world, player.Id, names);
        for (var step = 0; step < story.Steps; step++)
        {
            switch (random.Next(25))
            {
                case 0:
                    player.Lose();
                    break;
                case 1:
                    await player.TakeOver();
                    break;
            }

            await player.Repair();
            await player.Send(isOperator ? moves.Operate() : player.Held is null ? moves.Outside() : moves.Inside());
        }
    }

    /// <summary>
    /// Every third player is gone for good, the others return. Each of these changes their lobby, and the administrator changes every
    /// lobby: the push finds members whose disconnect was lost.
    /// </summary>
    private async Task Recover(Player administrator)
    {
        foreach (var gone in players.Where((_, index) => index % 3 == 2)) gone.Lose();
        var staying = players.Where((_, index) => index % 3 != 2).ToArray();
        await Task.WhenAll(staying.Select(player => player.Hello()));
        await cloud.AdvanceAsync(Silence);
        foreach (var player in staying.Where(player => player.Held is not null)) await player.Send(Moves.SayBack());
        foreach (var lobby in OpenLobbies(await Items())) await administrator.Send(Moves.Repaint(lobby.Id));

        await cloud.AdvanceAsync(Recovery);
        foreach (var player in staying) await player.Hello();
        await cloud.SettleAsync();
    }

    private async Task AssertRecovered()
    {
        var items = await Items();
        var connections = items.Where(item => item["SK"].S == "PLAYER").Select(PlayerItem.Read)
            .ToDictionary(player => player.Id, player => player.Connection?.Id);
        var lobbies = OpenLobbies(items);
        foreach (var lobby in lobbies)
        {
            foreach (var member in lobby.Members)
            {
                var session = connections.GetValueOrDefault(member.Id);
                if (member.Connection is null || session != member.Connection.Id)
                {
                    Problem($"{member.Id} has a seat in {lobby.Id}, version {lobby.Version}, by {member.Connection?.ToString() ?? "none"}, "
                        + $"away until {member.AwayUntil?.ToString("O") ?? "no time"}, but the session {session?.Value ?? "none"}.");
                }

                if (!players.Exists(player => player.Id == member.Id.Value && player.IsConnected))
                    Problem($"{member.Id} has a seat in {lobby.Id} but is gone.");
            }

            if (lobby.IsStartDue(cloud.Clock.GetUtcNow())) Problem($"{lobby.Id} is still starting.");
        }

        foreach (var player in players.Where(player => player.IsConnected))
        {
            var seat = lobbies.SingleOrDefault(lobby => lobby.Find(new(player.Id)) is not null);
            var expected = seat is null ? ((string, long)?)null : (seat.Id.Value, seat.Version);
            if (player.Held != expected) Problem($"{player.Id} holds {player.Held}; stored is {expected}.");
        }

        AssertCodes(items, lobbies);
        await AssertQueuesAreEmpty();
    }

    /// <summary>Everyone leaves without a word: in the end every lobby is closed and nothing is left to do.</summary>
    private async Task Abandon()
    {
        foreach (var player in players) player.Lose();
        await cloud.SettleAsync();
        await cloud.AdvanceAsync(Abandonment);
        var items = await Items();
        foreach (var lobby in OpenLobbies(items))
            Problem($"{lobby.Id} is not closed although everyone is gone: {string.Join(' ', lobby.Members.Select(member => member.Id))}");
        AssertCodes(items, []);
        await AssertQueuesAreEmpty();
    }

    private static Lobby[] OpenLobbies(IReadOnlyList<Dictionary<string, AttributeValue>> items) =>
        [.. items.Where(item => item["SK"].S == "LOBBY").Select(LobbyItem.Read).Where(lobby => !lobby.IsClosed)];

    private void AssertCodes(IReadOnlyList<Dictionary<string, AttributeValue>> items, IEnumerable<Lobby> open)
    {
        var codes = items.Where(item => item["SK"].S == "CODE").Select(item => (item["PK"].S, item["lobby"].S)).Order();
        var expected = open.Select(lobby => ($"CODE#{lobby.Code}", lobby.Id.Value)).Order();
        if (!codes.SequenceEqual(expected)) Problem($"The codes are {string.Join(' ', codes)}; expected {string.Join(' ', expected)}.");
    }

    /// <summary>Faults may fail an invocation, but leave no message in a queue or dead-letter queue.</summary>
    private async Task AssertQueuesAreEmpty()
    {
        try
        {
            await cloud.AssertBooksBalanceAsync();
        }
        catch (UnbalancedException unbalanced)
        {
            foreach (var problem in unbalanced.Problems.Where(it => it.EndsWith("in flight.", StringComparison.Ordinal))) Problem(problem);
        }
    }

    private async Task<IReadOnlyList<Dictionary<string, AttributeValue>>> Items()
    {
        List<Dictionary<string, AttributeValue>> items = [];
        Dictionary<string, AttributeValue>? start = null;
        do
        {
            var page = await dynamo.ScanAsync(
                new ScanRequest { TableName = StoredFactsReader.Table, ConsistentRead = true, ExclusiveStartKey = start });
            items.AddRange(page.Items);
            start = page.LastEvaluatedKey is { Count: > 0 } key ? key : null;
        }
        while (start is not null);
        return items;
    }

    private void Problem(string problem) => journal.Problems.Enqueue(problem);
}
