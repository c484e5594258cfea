using GameLobby.Application.Chat;
using GameLobby.Application.Contracts;
using GameLobby.TestKit.Hosting;
using GameLobby.TestKit.Wire;
using static GameLobby.TestKit.Builders.People;

namespace GameLobby.Application.Tests.Chat;

public sealed class ReadingLongMessages : IDisposable
{
    private readonly TestHost host = new();

    [Theory]
    [InlineData("🎮", 3)]
    [InlineData("\ue000", 3)]
    [InlineData("x", 1)]
    public async Task A_page_of_chat_history_never_exceeds_the_size_of_a_gateway_message(string text, int pages)
    {
        var (_, clients) = await host.Gather(Ada);
        for (var n = 10; n < 110; n++)
        {
            await clients[0].Done(new SendChat { Text = $"{n} {string.Concat(Enumerable.Repeat(text, 496 / text.Length))}" });
            host.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var read = new List<string>();
        var taken = 0;
        for (ChatHistoryReply? page = null; page is null || page.Before is not null; taken++)
        {
            page = await clients[0].Done(new GetChatHistory { Limit = 100, Before = page?.Before });
            Assert.InRange(AsJson.Bytes(page), 1, MessageSize.Max - 1024);
            read.InsertRange(0, page.Messages.Select(message => message.Text.Split(' ')[0]));
        }

        Assert.Equal(Enumerable.Range(10, 100).Select(n => $"{n}"), read);
        Assert.Equal(pages, taken);
    }

    public void Dispose() => host.Dispose();
}
