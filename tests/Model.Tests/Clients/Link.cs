using System.Net.WebSockets;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using GameLobby.LocalCloud.Testing;

namespace GameLobby.Model.Tests.Clients;

/// <summary>A connection of a client, whose pushes are handled as they come.</summary>
internal sealed class Link : IAsyncDisposable
{
    /// <summary>Longer than API Gateway waits for a function.</summary>
    private static readonly TimeSpan ReplyLimit = TimeSpan.FromSeconds(40);

    private readonly TestClient client;
    private readonly Channel<JsonObject> replies = Channel.CreateUnbounded<JsonObject>();
    private readonly Task reading;

    public Link(TestClient client, Action<JsonObject> push)
    {
        this.client = client;
        reading = Task.Run(() => Read(push));
    }

    public bool IsLost => reading.IsCompleted;

    /// <summary>Sends a request. Returns its reply; null if the reply was lost.</summary>
    public async Task<JsonObject?> Exchange(JsonObject request)
    {
        using var limit = new CancellationTokenSource(ReplyLimit);
        try
        {
            await client.SendAsync(request.ToJsonString(), limit.Token);
            while (true)
            {
                var reply = await replies.Reader.ReadAsync(limit.Token);
                // API Gateway's own frame says that the function failed.
                if ((string?)reply["type"] != "reply") return null;
                if ((string?)reply["id"] == (string?)request["id"]) return reply;
            }
        }
        catch (Exception lost) when (lost is WebSocketException or ChannelClosedException or OperationCanceledException
            or ObjectDisposedException or InvalidOperationException)
        {
            return null;
        }
    }

    public void Abort() => client.Abort();

    public async ValueTask DisposeAsync()
    {
        client.Abort();
        await reading;
        await client.DisposeAsync();
    }

    private async Task Read(Action<JsonObject> push)
    {
        try
        {
            while (true)
            {
                try
                {
                    var message = JsonObject.Create(await client.ReceiveAsync())!;
                    if (message["type"] is { } type && (string?)type != "reply") push(message);
                    else replies.Writer.TryWrite(message);
                }
                catch (TimeoutException)
                {
                    // Nothing came for a while.
                }
            }
        }
        catch (ChannelClosedException)
        {
            // The connection ended.
        }
        finally
        {
            replies.Writer.TryComplete();
        }
    }
}
