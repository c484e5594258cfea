using CsCheck;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.TestKit.Builders;
using static GameLobby.TestKit.Builders.People;

namespace GameLobby.Domain.Tests.Lobbies;

public sealed class RememberingRequests
{
    [Fact]
    public void A_record_is_found_by_player_and_request_id()
    {
        var records = Remember(IdempotencyRecords.Empty, Of(Ada, "1"), Of(Bob, "1"), Of(Ada, "2"));

        Assert.Equal(Of(Ada, "2"), records.Find(Ada, "2", Noon));
        Assert.Null(records.Find(Bob, "2", Noon));
        Assert.Null(records.Find(Cleo, "1", Noon));
    }

    [Fact]
    public void A_record_is_found_for_five_minutes()
    {
        var records = Remember(IdempotencyRecords.Empty, Of(Ada, "1"));

        Assert.NotNull(records.Find(Ada, "1", Noon.AddMinutes(5).AddMilliseconds(-1)));
        Assert.Null(records.Find(Ada, "1", Noon.AddMinutes(5)));
    }

    [Fact]
    public void Adding_a_record_removes_expired_records()
    {
        var records = Remember(IdempotencyRecords.Empty, Of(Ada, "1"));

        Assert.Equal([Of(Bob, "2", Noon.AddMinutes(5))], Remember(records, Of(Bob, "2", Noon.AddMinutes(5))).Items);
    }

    [Fact]
    public void The_latest_records_of_each_player_are_kept()
    {
        var records = Remember(IdempotencyRecords.Empty, Of(Bob, "first"));

        records = Enumerable.Range(1, 40).Aggregate(records, (it, n) => Remember(it, Of(Ada, $"{n}")));

        Assert.NotNull(records.Find(Bob, "first", Noon));
        Assert.Equal(Enumerable.Range(25, 16).Select(n => $"{n}"), records.Of(Ada).Items.Select(record => record.Request));
    }

    [Fact]
    public void A_record_that_two_lobbies_have_is_kept_once()
    {
        var records = Remember(IdempotencyRecords.Empty, Of(Ada, "1"));

        Assert.Equal([Of(Ada, "1"), Of(Ada, "2")], Remember(records, Of(Ada, "1"), Of(Ada, "2")).Items);
    }

    [Fact]
    public void The_number_of_records_of_a_player_is_bounded() =>
        Gen.Select(Gen.OneOf(Ada, Bob, Cleo), Gen.Int[0, 30], Gen.Int[0, 60]).List[1, 200].Sample(requests =>
        {
            var (now, records) = (Noon, IdempotencyRecords.Empty);
            foreach (var (player, id, pause) in requests)
            {
                now = now.AddSeconds(pause);
                records = Remember(records, Of(player, $"{id}", now));
                Assert.Equal(Of(player, $"{id}", now), records.Find(player, $"{id}", now));
                Assert.All(records.Items, record => Assert.True(now < record.At + IdempotencyRecords.Retention));
                Assert.All(
                    records.Items.GroupBy(record => record.Player),
                    of => Assert.True(of.Count() <= IdempotencyRecords.MaxPerPlayer));
            }
        }, iter: 100);

    [Fact]
    public void An_operation_that_changes_a_lobby_remembers_its_request()
    {
        var lobby = ALobby.Of(Ada);

        var next = lobby.Apply(it => it.SetReady(Ada, true, Noon), _ => new IdempotencyRecords([Of(Ada, "1")]), Noon).Value;

        Assert.Equal((lobby.Version + 1, Of(Ada, "1")), (next.Version, next.IdempotencyRecords.Items.Single()));
    }

    [Fact]
    public void An_operation_that_changes_nothing_remembers_nothing()
    {
        var lobby = ALobby.Of(Ada);

        Assert.Same(lobby, lobby.Apply(it => it.SetReady(Ada, false, Noon), _ => new IdempotencyRecords([Of(Ada, "1")]), Noon).Value);
    }

    private static IdempotencyRecord Of(PlayerId player, string request, DateTimeOffset? at = null) =>
        new(player, request, "print", at ?? Noon, 1);

    private static IdempotencyRecords Remember(IdempotencyRecords records, params IdempotencyRecord[] more) =>
        records.Add(new IdempotencyRecords([.. more]), more[^1].At);
}
