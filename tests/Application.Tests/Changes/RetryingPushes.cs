using GameLobby.Application.Changes;
using GameLobby.Application.Contracts;
using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.TestKit.Builders;
using GameLobby.TestKit.Hosting;
using static GameLobby.TestKit.Builders.People;

namespace GameLobby.Application.Tests.Changes;

/// <summary>Ada's pushes succeed, and Bob's fail for a while.</summary>
public sealed class RetryingPushes : IDisposable
{
    private static readonly TimeSpan RetryTime = TimeSpan.FromMinutes(4);

    private readonly TestHost host = new();
    private readonly List<PushResult> results = [];
    private int attempts;

    public RetryingPushes() => host.Channel.Results[Bob.Socket().Id] = () =>
        Task.FromResult(attempts < results.Count ? results[attempts++] : PushResult.Delivered);

    [Fact]
    public async Task A_failed_push_is_queued_again_for_its_connection_alone()
    {
        results.Add(PushResult.Failed);
        var now = host.Clock.GetUtcNow();

        Assert.Empty(await Deliver(Changed(2, Ada, Bob)));

        Assert.Equal([2], Versions(Ada));
        var retry = Assert.Single(host.Outbox.Sent);
        Assert.Equal(("2/" + Bob.Socket().Id, "connection/" + Bob.Socket().Id, now + RetryTime), (retry.Id, retry.Group, retry.RetryUntil));
        Assert.Equal(new Recipient(Bob, Bob.Socket()), Assert.Single(Assert.Single(retry.Deliveries).To));
    }

    [Fact]
    public async Task A_retry_delivers_the_push_to_its_connection_alone()
    {
        results.Add(PushResult.Failed);
        await Deliver(Changed(2, Ada, Bob));

        Assert.Empty(await Deliver(TakeRetries()));

        Assert.Equal([2], Versions(Ada));
        Assert.Equal([2], Versions(Bob));
        Assert.Empty(TakeRetries());
    }

    [Fact]
    public async Task Only_the_pushes_from_the_failed_one_on_are_queued_again()
    {
        results.AddRange([PushResult.Delivered, PushResult.Failed]);

        await Deliver(Changed(2, Ada, Bob), Changed(4, Ada, Bob), Of("chat", Chat("hi"), Ada, Bob), Changed(6, Ada, Bob));

        Assert.Equal([2], Versions(Bob));
        Assert.Equal(["4", "chat", "6"], host.Outbox.Sent.Select(retry => retry.Id.Split('/')[0]));
        await Deliver(TakeRetries());
        Assert.Equal(
            [typeof(LobbyChangedPush), typeof(LobbyChangedPush), typeof(ChatMessagePush), typeof(LobbyChangedPush)],
            host.Channel.To(Bob.Socket()).Select(push => push.GetType()));
    }

    [Fact]
    public async Task Every_version_of_a_merged_frame_that_failed_is_queued_again()
    {
        results.Add(PushResult.Failed);

        await Deliver(Changed(2, Bob), Changed(3, Bob), Changed(4, Bob));
        Assert.Equal(3, host.Outbox.Sent.Count);
        await Deliver(TakeRetries());

        var frame = Assert.IsType<LobbyChangedPush>(Assert.Single(host.Channel.To(Bob.Socket())));
        Assert.Equal((1L, 4L), (frame.Previous, frame.Version));
    }

    [Fact]
    public async Task Pushes_to_a_failing_connection_are_queued_without_an_attempt()
    {
        results.Add(PushResult.Failed);
        await Deliver(Changed(2, Bob));

        await Deliver(Changed(4, Ada, Bob));

        Assert.Empty(Versions(Bob));
        Assert.Equal(["2", "4"], host.Outbox.Sent.Select(retry => retry.Id.Split('/')[0]));
        await Deliver(TakeRetries());
        Assert.Equal([2, 4], Versions(Bob));
    }

    [Fact]
    public async Task A_connection_gets_its_pushes_directly_after_a_retry_succeeded()
    {
        results.Add(PushResult.Failed);
        await Deliver(Changed(2, Bob));
        await Deliver(TakeRetries());

        await Deliver(Changed(3, Bob));

        Assert.Equal([2, 3], Versions(Bob));
        Assert.Single(host.Outbox.Sent);
    }

    [Fact]
    public async Task A_connection_is_attempted_again_when_its_retries_have_ended()
    {
        results.Add(PushResult.Failed);
        await Deliver(Changed(2, Bob));
        host.Clock.Advance(RetryTime);

        await Deliver(Changed(4, Bob));

        Assert.Equal([4], Versions(Bob));
    }

    [Fact]
    public async Task A_retry_that_fails_stays_in_the_queue_with_those_after_it()
    {
        results.AddRange([PushResult.Failed, PushResult.Delivered, PushResult.Failed]);
        await Deliver(Changed(2, Bob), Changed(4, Bob), Changed(6, Bob));
        var retries = TakeRetries();

        var again = await Deliver(retries);

        Assert.Equal(retries.Skip(1), again);
        Assert.Empty(TakeRetries());
        Assert.Empty(await Deliver([.. again]));
        Assert.Equal([2, 4, 6], Versions(Bob));
    }

    [Fact]
    public async Task A_retry_is_dropped_when_it_fails_after_four_minutes()
    {
        results.AddRange([PushResult.Failed, PushResult.Failed, PushResult.Failed]);
        await Deliver(Changed(2, Bob));
        var retries = TakeRetries();

        host.Clock.Advance(RetryTime - TimeSpan.FromSeconds(1));
        Assert.Equal(retries, await Deliver(retries));

        host.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Empty(await Deliver(retries));
        Assert.Equal(3, attempts);
    }

    [Fact]
    public async Task The_retries_of_a_connection_that_is_gone_are_dropped()
    {
        results.AddRange([PushResult.Failed, PushResult.Gone]);
        await Deliver(Changed(2, Bob), Changed(4, Bob));
        host.Clock.Advance(TimeSpan.FromSeconds(6));

        Assert.Empty(await Deliver(TakeRetries()));

        Assert.Empty(Versions(Bob));
        Assert.Equal(2, attempts);
    }

    [Fact]
    public async Task A_push_to_a_connection_that_the_gateway_does_not_know_yet_is_retried()
    {
        results.Add(PushResult.Gone);
        await Deliver(Changed(2, Bob));

        await Deliver(TakeRetries());

        Assert.Equal([2], Versions(Bob));
    }

    [Fact]
    public async Task A_notice_that_is_delivered_twice_queues_its_retry_once()
    {
        results.AddRange([PushResult.Failed, PushResult.Failed]);
        var notice = Changed(2, Bob);

        await Deliver(notice);
        await Deliver(notice, Changed(4, Bob));

        Assert.Equal(["2", "4"], host.Outbox.Sent.Select(retry => retry.Id.Split('/')[0]));
    }

    [Fact]
    public async Task A_push_that_is_too_large_holds_back_no_others()
    {
        results.Add(PushResult.Rejected);

        await Deliver(Changed(2, Bob), Changed(4, Bob));

        Assert.Equal([4], Versions(Bob));
        Assert.Empty(TakeRetries());
    }

    [Fact]
    public async Task An_unexpected_error_of_a_push_concerns_only_its_connection()
    {
        var results = host.Channel.Results[Bob.Socket().Id];
        host.Channel.Results[Bob.Socket().Id] = () => throw new InvalidOperationException();

        Assert.Empty(await Deliver(Changed(2, Ada, Bob)));

        host.Channel.Results[Bob.Socket().Id] = results;
        await Deliver(TakeRetries());
        Assert.Equal([2], Versions(Ada));
        Assert.Equal([2], Versions(Bob));
    }

    [Fact]
    public async Task A_retry_that_cannot_be_queued_repeats_no_pushes()
    {
        results.Add(PushResult.Failed);
        host.Outbox.Failure = new InvalidOperationException();

        Assert.Empty(await Deliver(Changed(2, Ada, Bob)));

        Assert.Equal([2], Versions(Ada));
    }

    [Fact]
    public async Task A_retry_leaves_the_stored_history_unchanged()
    {
        results.Add(PushResult.Failed);
        await Deliver(Changed(2, Ada, Bob));
        await Deliver(TakeRetries());

        var entry = Assert.Single(await host.History.Since(ALobby.Id, 1, 2, CancellationToken.None));
        Assert.Equal([Ada, Bob], Assert.Single(entry.Audiences).Players);
    }

    public void Dispose() => host.Dispose();

    private static Notice Changed(long version, params PlayerId[] to) => Of(
        $"{version}",
        new LobbyChangedPush(
            ALobby.Id, version, version - 1, Noon.AddSeconds(version), [new HostChangedChange(new PlayerId($"{version}"), null)]),
        to);

    private static ChatMessagePush Chat(string text) =>
        new(ALobby.Id, new MessageId("message-1"), ChatChannel.Lobby, Ada, "Ada", text, Noon);

    private static Notice Of(string id, Push push, params PlayerId[] to) =>
        new(id, "lobby", [new Delivery([.. to.Select(player => new Recipient(player, player.Socket()))], push)]);

    private async Task<IReadOnlyList<Notice>> Deliver(params Notice[] notices) => (await host.Send(new DeliverNotices(notices))).Value;

    private Notice[] TakeRetries() => [.. host.Outbox.Take().SelectMany(group => group)];

    private IEnumerable<long> Versions(PlayerId player) =>
        host.Channel.To(player.Socket()).OfType<LobbyChangedPush>().Select(push => push.Version);
}
