using System.Net.WebSockets;
using System.Text;
using GameLobby.EndToEnd.Tests.Client;
using GameLobby.EndToEnd.Tests.Running;
using Xunit.Abstractions;

namespace GameLobby.EndToEnd.Tests;

public sealed class RateLimiting(LocalCloudProcess cloud, ITestOutputHelper output) : EndToEndTest(cloud, output)
{
    [Fact]
    public async Task A_connection_over_its_request_rate_is_throttled_for_a_while()
    {
        var ada = await Newcomer("Ada");

        var replies = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => ada.Send("session.ping")));

        var refused = replies.Where(reply => !reply.IsOk).ToList();
        Assert.All(refused, reply => Assert.Equal("rate_limited", reply.Code));
        // The burst is 40; the hello used one.
        Assert.InRange(replies.Length - refused.Count, 39, 199);
        Assert.All(refused, reply => Assert.InRange(reply.RetryAfter, TimeSpan.Zero, TimeSpan.FromSeconds(1)));

        Assert.True((await (await Newcomer("Grace")).Send("session.ping")).IsOk);
        await Task.Delay(refused.Max(reply => reply.RetryAfter) + TimeSpan.FromMilliseconds(1));
        Assert.True((await ada.Send("session.ping")).IsOk);
    }

    [Fact]
    public async Task A_throttled_chat_message_can_be_sent_again_later()
    {
        var (ada, grace) = await Pair();
        Task<Reply> Say(int number) => ada.Send("chat.send", new { text = $"{number}" }, $"chat-{number}");

        // Sequential, since each execution environment has its own counter.
        var (said, reply) = (0, await Say(0));
        while (reply.IsOk && said < 100) reply = await Say(++said);

        Assert.Equal("rate_limited", reply.Code);
        Assert.InRange(said, 5, 100);
        Assert.InRange(reply.RetryAfter, TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(1));
        Assert.True((await ada.Send("signal.send", new { name = "emote" })).IsOk);

        await Task.Delay(reply.RetryAfter + TimeSpan.FromMilliseconds(1));
        Assert.True((await Say(said)).IsOk);
        await grace.Push("chat.message", push => (string)push["text"]! == $"{said}");
    }

    [Fact]
    public async Task A_client_that_ignores_refusals_is_disconnected()
    {
        var ada = await Newcomer("Ada");
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        var flood = Encoding.UTF8.GetBytes("flood");

        try
        {
            for (var ended = ada.Ended; !ended.IsCompleted; await pace.WaitForNextTickAsync())
                await ada.SendOnly(WebSocketMessageType.Text, flood);
        }
        catch (WebSocketException)
        {
            // The connection was closed while a frame was sent.
        }

        Assert.Equal(1000, await ada.Ended);
        Assert.Equal("rateLimited", (string)(await ada.Push("session.replaced"))["reason"]!);
        Assert.True((await (await Reconnect(ada)).Send("session.ping")).IsOk);
    }

    [Fact]
    public async Task The_hello_reply_lists_the_limits()
    {
        var limits = (await (await Newcomer("Ada")).Request("session.hello"))["limits"]!;

        Assert.Equal((20, 40), ((int)limits["requestsPerSecond"]!, (int)limits["requestBurst"]!));
        Assert.Equal((1, 5), ((int)limits["chatPerSecond"]!, (int)limits["chatBurst"]!));
        Assert.Equal((600, 7200), ((int)limits["idleSeconds"]!, (int)limits["connectionSeconds"]!));
    }
}
