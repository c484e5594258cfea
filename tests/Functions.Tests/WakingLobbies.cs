using Amazon.Lambda.SQSEvents;
using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;
using GameLobby.Functions.Tests.Parts;
using GameLobby.TestKit.Builders;
using MediatR;

namespace GameLobby.Functions.Tests;

public sealed class WakingLobbies : IAsyncLifetime
{
    private static readonly Lobby Starting = ALobby.Of(People.Ada, People.Bob).Starting();
    private static readonly DateTimeOffset Due = Starting.Match!.StartsAt;

    private readonly Service service = Service.Start();

    public Task InitializeAsync() => service.Get<ILobbies>().Save(null, Starting, null, CancellationToken.None);

    public async Task DisposeAsync() => await service.DisposeAsync();

    [Fact]
    public async Task A_timer_that_comes_early_waits_for_the_rest_of_its_second()
    {
        service.Clock.SetUtcNow(Due.AddMilliseconds(-700));
        var timer = Wake();
        service.Clock.Advance(TimeSpan.FromMilliseconds(699));
        Assert.False(timer.IsCompleted);

        service.Clock.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Empty(await timer);
        Assert.Equal(LobbyStatus.InMatch, await Status());
    }

    [Fact]
    public async Task A_wait_that_ends_a_little_before_the_clock_says_so_is_not_the_end()
    {
        service.Clock.SetUtcNow(Due.AddMilliseconds(-700));
        var timer = Wake();
        service.Clock.AdjustTime(Due.AddMilliseconds(-703));
        service.Clock.Advance(TimeSpan.FromMilliseconds(700));
        Assert.False(timer.IsCompleted);

        service.Clock.Advance(TimeSpan.FromMilliseconds(3));

        Assert.Empty(await timer);
        Assert.Equal(LobbyStatus.InMatch, await Status());
    }

    [Fact]
    public async Task A_timer_that_comes_late_does_what_is_due()
    {
        service.Clock.SetUtcNow(Due.AddSeconds(30));

        Assert.Empty(await Wake());

        Assert.Equal(LobbyStatus.InMatch, await Status());
    }

    [Fact]
    public async Task A_timer_that_comes_again_changes_nothing()
    {
        service.Clock.SetUtcNow(Due);
        await Wake();
        var begun = await service.Lobby(Starting.Id);

        Assert.Empty(await Wake());

        Assert.Equal(begun, await service.Lobby(Starting.Id));
    }

    [Fact]
    public async Task A_timer_that_is_far_too_early_changes_nothing_and_does_not_wait()
    {
        service.Clock.SetUtcNow(Due.AddSeconds(-4));

        Assert.Empty(await Wake());

        Assert.Equal(LobbyStatus.Starting, await Status());
    }

    [Fact]
    public async Task A_timer_for_a_countdown_that_was_cancelled_starts_nothing()
    {
        await service.Get<ILobbies>().Save(Starting, Starting.CancelStart(People.Ada, People.Noon).Value, null, CancellationToken.None);
        service.Clock.SetUtcNow(Due);

        Assert.Empty(await Wake());

        Assert.Equal(LobbyStatus.Open, await Status());
    }

    [Fact]
    public async Task A_timer_for_a_lobby_that_is_gone_is_done_with() =>
        Assert.Empty(await Wake(Events.Timer(new("lobby-gone"), People.Noon)));

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{ no timer")]
    public async Task A_timer_that_cannot_be_read_comes_again(string body)
    {
        var timer = Events.Timer(Starting.Id, Due);
        timer.Records[0].Body = body;

        Assert.Equal(["timer-1"], await Wake(timer));
    }

    [Fact]
    public async Task The_sweep_does_what_a_lost_timer_left_behind()
    {
        service.Clock.SetUtcNow(Due);

        var swept = await service.Function<SweepFunction>().Sweep(
            new ScheduledEvent("1", "2030-01-01T12:01:00Z"), Invocation.Usual, service.Get<ISender>(), service.Clock);

        Assert.Equal("1 lobbies were overdue, 0 failed", swept);
        Assert.Equal(LobbyStatus.InMatch, await Status());
    }

    private Task<IReadOnlyList<string>> Wake() => Wake(Events.Timer(Starting.Id, Due));

    private async Task<IReadOnlyList<string>> Wake(SQSEvent timers)
    {
        var response = await service.Function<TimerFunction>().Timer(timers, Invocation.Usual, service.Clock);
        return [.. response.BatchItemFailures.Select(failure => failure.ItemIdentifier)];
    }

    private async Task<LobbyStatus> Status() => (await service.Lobby(Starting.Id))!.Status;
}
