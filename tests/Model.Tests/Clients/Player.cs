using System.Net.WebSockets;
using System.Text.Json.Nodes;
using GameLobby.LocalCloud.Testing;
using GameLobby.Model.Tests.Stories;

namespace GameLobby.Model.Tests.Clients;

/// <summary>A client that sends each request until its outcome is known, over as many connections as that takes.</summary>
/// <param name="skew">How much the functions' clock, by which requests are recorded, is ahead of the stack's.</param>
internal sealed class Player(TestCloud cloud, TimeSpan skew, World world, Journal journal, string id, string? scope = null)
    : IAsyncDisposable
{
    private const int MaxAttempts = 20;

    /// <summary>A longer wait means that the player guessed too often, which is an outcome.</summary>
    private const int MaxWaitMilliseconds = 2000;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly List<Link> links = [];
    private readonly HeldLobby held = new(id, journal);
    private Link? link;
    private int requests;

    public string Id => id;

    public (string Lobby, long Version)? Held => held.Current;

    private DateTimeOffset Now => cloud.Clock.GetUtcNow() + skew;

    public bool IsConnected => link is { IsLost: false };

    /// <summary>Sends a request until its outcome is known, and handles its reply.</summary>
    public async Task<Request> Send(Move move)
    {
        var request = new Request(id, $"{id}-{++requests}", move);
        if (move.Action == "chat.send") move.Data["text"] = request.Id;
        journal.Add(request);
        while (request.Attempts < MaxAttempts && request.Reply is null)
        {
            if (!await Connect()) break;
            request.Sent(Now);
            if (await link!.Exchange(request.Frame) is not { } reply)
            {
                Lose();
                continue;
            }

            if (MustRetry(reply)) await Task.Delay(Pause);
            else request.Replied(reply, Now);
        }

        await Handle(request);
        return request;
    }

    /// <summary>Sends hello, with the version held. Returns false if no connection holds that long.</summary>
    public async Task<bool> Hello()
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            if (link is null or { IsLost: true })
            {
                if (await Open() is not { } opened)
                {
                    await Task.Delay(Pause);
                    continue;
                }

                link = opened;
            }

            var data = new JsonObject { ["protocol"] = 1 };
            if (held.Current is { } current) (data["lobbyId"], data["version"]) = (current.Lobby, current.Version);
            var reply = await link.Exchange(
                new() { ["action"] = "session.hello", ["id"] = $"{id}-{++requests}", ["data"] = data });
            if (reply is null || IsReplaced(reply))
            {
                Lose();
            }
            else if ((bool)reply["ok"]!)
            {
                Resume(reply["data"]!.AsObject());
                return true;
            }
            else
            {
                if (!MustRetry(reply)) journal.Problems.Enqueue($"{id}: session.hello was refused: {reply.ToJsonString()}");
                await Task.Delay(Pause);
            }
        }

        return false;
    }

    /// <summary>Loses the connection without a close frame.</summary>
    public void Lose()
    {
        link?.Abort();
        link = null;
    }

    /// <summary>Opens another connection, which takes over the session.</summary>
    public Task TakeOver()
    {
        link = null;
        return Hello();
    }

    /// <summary>Gets the lobby if a push is missing.</summary>
    public async Task Repair()
    {
        if (held.HasGap) await Send(new Move("lobby.get", []) { Operation = (lobby, _) => lobby });
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var opened in links) await opened.DisposeAsync();
    }

    private async Task<bool> Connect() => IsConnected || await Hello();

    private async Task<Link?> Open()
    {
        try
        {
            var opened = new Link(await cloud.ConnectAsync(cloud.IssueToken(id, id, scope)), Receive);
            links.Add(opened);
            return opened;
        }
        catch (WebSocketException)
        {
            return null;
        }
    }

    private void Resume(JsonObject hello)
    {
        if (hello["missed"] is JsonArray missed)
        {
            foreach (var push in missed) held.Receive(push!.AsObject());
        }
        else if (hello["lobby"] is JsonObject lobby)
        {
            held.Take(lobby);
        }
        else
        {
            held.Drop();
        }
    }

    private void Receive(JsonObject push)
    {
        held.Receive(push);
        if ((string)push["type"]! == "invite.received")
        {
            var sentAt = (DateTimeOffset)push["expiresAt"]! - TimeSpan.FromMinutes(10);
            world.Invite(id, new((string)push["inviteId"]!, (string)push["lobbyId"]!, sentAt));
        }
    }

    private async Task Handle(Request request)
    {
        if (request.Code is "not_in_lobby" && held.Current is not null) await Hello();
        if (request.ReplyData is not { } data) return;

        var lobby = data["members"] is not null ? data : data["lobby"] as JsonObject;
        if (lobby is not null)
        {
            held.Take(lobby);
            if (lobby["code"] is { } code) world.Add((string)lobby["lobbyId"]!, (string)code!);
        }

        if (request.Move.Action == "lobby.leave") held.Drop();
        if (data["code"] is { } newCode && held.Current is { } current) world.Add(current.Lobby, (string)newCode!);
    }

    private static bool MustRetry(JsonObject reply)
    {
        var error = reply["error"];
        var wait = (long?)error?["retryAfterMs"];
        return (string?)error?["code"] switch
        {
            "unavailable" => true,
            "conflict" => wait is not null,
            "rate_limited" => wait < MaxWaitMilliseconds,
            _ => false,
        };
    }

    private static bool IsReplaced(JsonObject reply) => (string?)reply["error"]?["code"] == "forbidden";
}
