using GameLobby.Application.Contracts;
using GameLobby.Application.Requests;
using GameLobby.Functions.Tests.Parts;
using GameLobby.TestKit.Builders;
using MediatR;

namespace GameLobby.Functions.Tests;

public sealed class ThrottlingClients : IAsyncLifetime
{
    private readonly Service service = Service.Start();
    private readonly MessageFunction function;

    public ThrottlingClients() => function = service.Function<MessageFunction>();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await service.DisposeAsync();

    [Fact]
    public async Task A_client_that_ignores_refusals_for_ten_seconds_is_disconnected()
    {
        await Send(TimeSpan.FromSeconds(11), TimeSpan.FromMilliseconds(5));

        var notice = Assert.Single(service.Outbox.Sent);
        var delivery = Assert.Single(notice.Deliveries);
        Assert.Equal(new SessionReplacedPush("rateLimited"), delivery.Push);
        Assert.Equal(People.Ada.Socket(), Assert.Single(delivery.To).Connection);
    }

    [Fact]
    public async Task Every_frame_of_a_client_that_cannot_be_disconnected_is_still_refused()
    {
        service.Outbox.Fails = _ => new TimeoutException();

        var replies = await Send(TimeSpan.FromSeconds(11), TimeSpan.FromMilliseconds(5));

        Assert.Contains("\"rate_limited\"", replies[^2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_waits_after_each_refusal_stays_connected()
    {
        for (var end = service.Clock.GetUtcNow() + TimeSpan.FromSeconds(30); service.Clock.GetUtcNow() < end;)
        {
            var isRefused = (await Send()).Contains("rate_limited", StringComparison.Ordinal);
            service.Clock.Advance(TimeSpan.FromMilliseconds(isRefused ? 50 : 1));
        }

        Assert.Empty(service.Outbox.Sent);
    }

    [Fact]
    public async Task A_client_that_floods_twice_with_a_pause_between_stays_connected()
    {
        for (var flood = 0; flood < 2; flood++)
        {
            await Send(TimeSpan.FromSeconds(9), TimeSpan.FromMilliseconds(5));
            service.Clock.Advance(TimeSpan.FromSeconds(3));
        }

        Assert.Empty(service.Outbox.Sent);
    }

    private async Task<List<string>> Send(TimeSpan duration, TimeSpan interval)
    {
        var replies = new List<string>();
        for (var end = service.Clock.GetUtcNow() + duration; service.Clock.GetUtcNow() < end; service.Clock.Advance(interval))
            replies.Add(await Send());
        return replies;
    }

    private async Task<string> Send() => (await function.Message(
        Events.From(People.Ada, """{"action":"session.ping","id":"7"}"""),
        Invocation.Usual,
        service.Get<ISender>(),
        service.Get<CallerScope>(),
        service.Commands)).Body;
}
