using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.TestKit.Engines;

namespace GameLobby.Infrastructure.Tests.DynamoDb;

public abstract class FindingWhatIsDue(TestKit.Engines.DynamoDb engine) : OnATable(engine)
{
    private static readonly PlayerId Ada = new("ada");

    [Fact]
    public async Task A_lobby_is_found_from_the_moment_it_is_due()
    {
        var lobby = await Store(Sample.Lobby("lobby-1"));
        var due = lobby.DueAt()!.Value;

        Assert.Empty(await Due(due.AddMilliseconds(-1)));
        Assert.Equal([lobby.Id], await Due(due));
    }

    [Fact]
    public async Task The_most_overdue_comes_first_wherever_it_is_kept()
    {
        var lobbies = Enumerable.Range(0, 20).Select(n => AwayUntil(n, seconds: 1 + (n * 7 % 20))).ToList();
        foreach (var lobby in lobbies) await Store(lobby);

        var due = await Due(Sample.Noon.AddHours(1));

        Assert.Equal(lobbies.OrderBy(lobby => lobby.DueAt()).Select(lobby => lobby.Id), due);
    }

    [Fact]
    public async Task A_lobby_that_was_put_off_is_found_at_its_new_time_only()
    {
        var lobby = await Store(AwayUntil(1, seconds: 10));
        var back = lobby.Connect(Sample.Member("ada", Sample.Noon.AddSeconds(5)), Sample.Noon.AddSeconds(5)).Value;
        await Lobbies.Save(lobby, back, null, CancellationToken.None);

        Assert.Empty(await Due(Sample.Noon.AddSeconds(10)));
        Assert.Equal([lobby.Id], await Due(Sample.Noon.AddSeconds(5) + Connection.LongestLife));
    }

    [Fact]
    public async Task A_closed_lobby_is_never_due()
    {
        var lobby = await Store(Sample.Lobby("lobby-1"));
        await Lobbies.Save(lobby, lobby.Leave(Ada, Sample.Noon).Value, null, CancellationToken.None);

        Assert.Empty(await Due(Sample.Noon.AddDays(30)));
    }

    private static Lobby AwayUntil(int number, int seconds) => Sample
        .Lobby($"lobby-{number}", $"AAAA{LobbyCode.Alphabet[number / 10]}{LobbyCode.Alphabet[number % 10]}", Sample.Settings() with { ReconnectGrace = TimeSpan.FromSeconds(seconds) }, "ada")
        .Disconnect(Ada, new ConnectionId("socket-of-ada="), Sample.Noon);

    private async Task<Lobby> Store(Lobby lobby)
    {
        await Lobbies.Save(null, lobby, null, CancellationToken.None);
        return lobby;
    }

    private async Task<List<LobbyId>> Due(DateTimeOffset now)
    {
        List<LobbyId> due = [];
        await foreach (var id in Lobbies.Due(now, CancellationToken.None)) due.Add(id);
        return due;
    }
}

[Collection(nameof(Dynoxide))]
public sealed class FindingWhatIsDueOnDynoxide(Dynoxide engine) : FindingWhatIsDue(engine);

[Collection(nameof(DynamoDbLocal))]
public sealed class FindingWhatIsDueOnDynamoDbLocal(DynamoDbLocal engine) : FindingWhatIsDue(engine);
