using GameLobby.Benchmarks.Clients;

namespace GameLobby.Benchmarks.Tests;

public sealed class AccountingForPushes
{
    private readonly ReceivedVersions versions = new();

    public AccountingForPushes() => versions.Begin(version: 3, at: 30);

    [Fact]
    public void A_merged_push_covers_every_version_in_it()
    {
        versions.Receive(previous: 3, version: 6, at: 60);
        Assert.Equal((6, 60, 60, false), (versions.Held, versions.HeldAt(4), versions.HeldAt(6), versions.HasGap));
    }

    [Fact]
    public void A_push_that_overtook_another_counts_when_both_have_arrived()
    {
        versions.Receive(previous: 4, version: 5, at: 40);
        Assert.Equal((3, true, (long?)null), (versions.Held, versions.HasGap, versions.HeldAt(5)));

        versions.Receive(previous: 3, version: 4, at: 50);
        Assert.Equal((5, false, 50), (versions.Held, versions.HasGap, versions.HeldAt(5)));
        Assert.Equal(1, versions.Early);
    }

    [Fact]
    public void A_push_of_what_the_client_holds_changes_nothing()
    {
        versions.Receive(previous: 2, version: 3, at: 40);
        Assert.Equal((3, 30, 1), (versions.Held, versions.HeldAt(3), versions.Repeated));
    }

    [Fact]
    public void A_push_that_overlaps_with_what_the_client_holds_counts_from_there()
    {
        versions.Receive(previous: 2, version: 4, at: 40);
        Assert.Equal((4, 40, false), (versions.Held, versions.HeldAt(4), versions.HasGap));
    }

    [Fact]
    public void A_push_before_the_snapshot_counts_after_it()
    {
        var fresh = new ReceivedVersions();
        fresh.Receive(previous: 2, version: 3, at: 10);
        fresh.Receive(previous: 3, version: 4, at: 20);
        fresh.Begin(version: 3, at: 30);
        Assert.Equal((4, 30, false), (fresh.Held, fresh.HeldAt(4), fresh.HasGap));
    }
}
