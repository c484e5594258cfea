using Amazon.Lambda.SQSEvents;
using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;
using GameLobby.Functions.Tests.Parts;
using GameLobby.TestKit.Builders;
using MediatR;

namespace GameLobby.Functions.Tests;

public sealed class HandlingTimers : IAsyncLifetime
{
    private static readonly Lobby Starting = ALobby.Of(People.Ada, People.Bob).Starting();
    private static readonly DateTimeOffset Due = Starting.Match!.StartsAt;

    private readonly Service service = Service.Start();

    public Task InitializeAsync() => service.Get<ILobbies>().Save(null, Starting, null, CancellationToken.None);

    public async Task DisposeAsync() => await service.DisposeAsync();

    [Fact]
    public async Task A_timer_that_arrives_a_little_early_waits_for_the_deadline()
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
    public async Task A_timer_whose_wait_ends_before_the_deadline_waits_again()
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
    public async Task A_late_timer_begins_the_match()
    {
        service.Clock.SetUtcNow(Due.AddSeconds(30));

        Assert.Empty(await Wake());

        Assert.Equal(LobbyStatus.InMatch, await Status());
    }

    [Fact]
    public async Task A_duplicate_timer_changes_nothing()
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
    public async Task A_timer_for_a_cancelled_countdown_starts_no_match()
    {
        await service.Get<ILobbies>().Save(Starting, Starting.CancelStart(People.Ada, People.Noon).Value, null, CancellationToken.None);
        service.Clock.SetUtcNow(Due);

        Assert.Empty(await Wake());

        Assert.Equal(LobbyStatus.Open, await Status());
    }

    [Fact]
    public async Task A_timer_for_a_lobby_that_does_not_exist_succeeds() =>
        Assert.Empty(await Wake(Events.Timer(new("lobby-gone"), People.Noon)));

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{ no timer")]
    public async Task An_unreadable_timer_is_retried(string body)
    {
        var timer = Events.Timer(Starting.Id, Due);
        timer.Records[0].Body = body;

        Assert.Equal(["timer-1"], await Wake(timer));
    }

    [Fact]
    public async Task The_sweep_begins_a_match_whose_timer_was_lost()
    {
        service.Clock.SetUtcNow(Due);

        Assert.Equal("1 lobbies were overdue, 0 failed", await Sweep());
        Assert.Equal(LobbyStatus.InMatch, await Status());
    }

    [Fact]
    public async Task A_sweep_whose_event_comes_twice_begins_the_match_once()
    {
        service.Clock.SetUtcNow(Due);

        await Task.WhenAll(Sweep(), Sweep());
        var begun = await service.Lobby(Starting.Id);
        Assert.Equal("0 lobbies were overdue, 0 failed", await Sweep());

        Assert.Equal(LobbyStatus.InMatch, begun!.Status);
        Assert.Equal(Starting.Version + 1, begun.Version);
        Assert.Equal(begun, await service.Lobby(Starting.Id));
    }

    private Task<string> Sweep() => service.Function<SweepFunction>().Sweep(
        new ScheduledEvent("1", "2030-01-01T12:01:00Z"), Invocation.Usual, service.Get<ISender>(), service.Clock);

    private Task<IReadOnlyList<string>> Wake() => Wake(Events.Timer(Starting.Id, Due));

    private async Task<IReadOnlyList<string>> Wake(SQSEvent timers)
    {
        var response = await service.Function<TimerFunction>().Timer(timers, Invocation.Usual, service.Clock);
        return [.. response.BatchItemFailures.Select(failure => failure.ItemIdentifier)];
    }

    private async Task<LobbyStatus> Status() => (await service.Lobby(Starting.Id))!.Status;
}
