using CsCheck;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.TestKit.Builders;
using static GameLobby.TestKit.Builders.People;

namespace GameLobby.Domain.Tests.Lobbies;

public sealed class RememberedRequests
{
    [Fact]
    public void A_request_is_found_by_its_player_and_id()
    {
        var receipts = Remember(Receipts.Empty, Of(Ada, "1"), Of(Bob, "1"), Of(Ada, "2"));

        Assert.Equal(Of(Ada, "2"), receipts.Find(Ada, "2", Noon));
        Assert.Null(receipts.Find(Bob, "2", Noon));
        Assert.Null(receipts.Find(Cleo, "1", Noon));
    }

    [Fact]
    public void It_is_remembered_for_five_minutes_and_then_its_id_is_free()
    {
        var receipts = Remember(Receipts.Empty, Of(Ada, "1"));

        Assert.NotNull(receipts.Find(Ada, "1", Noon.AddMinutes(5).AddMilliseconds(-1)));
        Assert.Null(receipts.Find(Ada, "1", Noon.AddMinutes(5)));
    }

    [Fact]
    public void What_is_too_old_is_not_kept()
    {
        var receipts = Remember(Receipts.Empty, Of(Ada, "1"));

        Assert.Equal([Of(Bob, "2", Noon.AddMinutes(5))], Remember(receipts, Of(Bob, "2", Noon.AddMinutes(5))).Items);
    }

    [Fact]
    public void Of_one_player_the_latest_are_kept_and_nobody_elses_requests_push_them_out()
    {
        var receipts = Remember(Receipts.Empty, Of(Bob, "first"));

        receipts = Enumerable.Range(1, 40).Aggregate(receipts, (it, n) => Remember(it, Of(Ada, $"{n}")));

        Assert.NotNull(receipts.Find(Bob, "first", Noon));
        Assert.Equal(Enumerable.Range(25, 16).Select(n => $"{n}"), receipts.Of(Ada).Items.Select(receipt => receipt.Request));
    }

    [Fact]
    public void What_two_lobbies_remember_both_is_kept_once()
    {
        var receipts = Remember(Receipts.Empty, Of(Ada, "1"));

        Assert.Equal([Of(Ada, "1"), Of(Ada, "2")], Remember(receipts, Of(Ada, "1"), Of(Ada, "2")).Items);
    }

    [Fact]
    public void The_ring_has_a_bound_and_always_holds_the_latest() =>
        Gen.Select(Gen.OneOf(Ada, Bob, Cleo), Gen.Int[0, 30], Gen.Int[0, 60]).List[1, 200].Sample(requests =>
        {
            var (now, receipts) = (Noon, Receipts.Empty);
            foreach (var (player, id, pause) in requests)
            {
                now = now.AddSeconds(pause);
                receipts = Remember(receipts, Of(player, $"{id}", now));
                Assert.Equal(Of(player, $"{id}", now), receipts.Find(player, $"{id}", now));
                Assert.All(receipts.Items, receipt => Assert.True(now < receipt.At + Receipts.Kept));
                Assert.All(receipts.Items.GroupBy(receipt => receipt.Player), of => Assert.True(of.Count() <= Receipts.PerPlayer));
            }
        }, iter: 100);

    [Fact]
    public void Remembering_makes_no_new_version()
    {
        var lobby = ALobby.Of(Ada);

        Assert.Equal(lobby.Version, lobby.Remember(new Receipts([Of(Ada, "1")]), Noon).Version);
    }

    private static Receipt Of(PlayerId player, string request, DateTimeOffset? at = null) => new(player, request, "print", at ?? Noon, 1);

    private static Receipts Remember(Receipts receipts, params Receipt[] more) => receipts.Add(new Receipts([.. more]), more[^1].At);
}
