using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using GameLobby.EndToEnd.Tests.Client;
using GameLobby.EndToEnd.Tests.Running;
using Xunit.Abstractions;

namespace GameLobby.EndToEnd.Tests;

/// <summary>What operators see of the service: its log, the history of a lobby, and traces.</summary>
[Collection(RunningCloudWithCollector.Name)]
public sealed partial class Observing(CloudWithCollector cloud, ITestOutputHelper output) : EndToEndTest(cloud, output)
{
    /// <summary>Versions are stored in batches, some seconds later. To ask more often would exceed the rate limit.</summary>
    private static readonly TimeSpan HistoryInterval = TimeSpan.FromMilliseconds(500);

    private static readonly string[] FieldsOfARequest = ["requestId", "player", "connection", "request", "action", "outcome", "durationMs"];

    [Fact]
    public async Task Each_line_of_a_story_says_what_it_is_about_without_a_players_id()
    {
        var start = cloud.LogLength;
        var (ada, grace) = await Pair();
        await grace.Request("member.ready", new { ready = true });
        Assert.Equal("not_host", (await grace.Send("match.start")).Code);
        await grace.Leave();
        await Wait.Until(() => Lines(start).Any(line => line.Contains("action=lobby.leave", StringComparison.Ordinal)));

        var requests = Lines(start).Where(line => LineOfARequest.IsMatch(line)).ToArray();

        Assert.Contains(requests, line => line.Contains("action=match.start outcome=not_host", StringComparison.Ordinal));
        Assert.All(requests, line => Assert.All(FieldsOfARequest, field => Assert.Contains($" {field}=", line, StringComparison.Ordinal)));
        Assert.All(
            requests.Where(line => line.Contains("action=member.ready", StringComparison.Ordinal)),
            line => Assert.Contains($" lobby={ada.Lobby.LobbyId}", line, StringComparison.Ordinal));
        Assert.DoesNotContain(Lines(start), line => line.Contains(grace.Id, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_history_explains_why_a_player_left()
    {
        var (ada, grace) = await Pair();
        var alan = await Newcomer("Alan");
        await alan.Join(ada.Lobby);
        var moderator = await Newcomer("Moderator", "lobby:admin");
        await grace.Leave();
        await moderator.Send("member.kick", new { playerId = alan.Id, reason = "cheats" });

        JsonNode[] versions = [];
        await Wait.Until(
            async () =>
            {
                var reply = await moderator.Send("admin.history", new { lobbyId = ada.Lobby.LobbyId });
                versions = [.. reply.Data["versions"]!.AsArray().Select(version => version!)];
                return versions is [var last, ..] && (string?)last["reason"] == "kicked";
            },
            interval: HistoryInterval);

        Assert.Equal(
            [
                $"admin {moderator.Id} kicked cheats: {alan.Id} left,bans changed",
                $"player {grace.Id} left : {grace.Id} left",
                $"player {alan.Id} joined : {alan.Id} joined",
                $"player {grace.Id} joined : {grace.Id} joined",
                $"player {ada.Id} created : created by {ada.Id}",
            ],
            versions.Select(it =>
                $"{it["by"]} {it["playerId"]} {it["reason"]} {it["detail"]}: {string.Join(',', it["changes"]!.AsArray())}"));
        Assert.Equal("forbidden", (await ada.Send("admin.history", new { lobbyId = ada.Lobby.LobbyId })).Code);
    }

    [Fact]
    public async Task A_lost_connection_is_explained_and_so_is_the_push_that_its_player_missed()
    {
        var (ada, grace) = await Pair();
        var moderator = await Newcomer("Moderator", "lobby:admin");
        grace.LoseNetwork();
        await ada.WaitUntil(it => !it.Of(grace).IsOnline);
        await ada.Request("member.ready", new { ready = true });

        await Wait.Until(
            async () =>
            {
                var reply = await moderator.Send("admin.history", new { lobbyId = ada.Lobby.LobbyId });
                return reply.Data["versions"]!.AsArray() is [var ready, var away, ..]
                    && (string?)ready!["undelivered"]!.AsArray().FirstOrDefault()?["reason"] == "away"
                    && (string?)away!["by"] == "service"
                    && (string?)away["changes"]![0] == $"{grace.Id} away";
            },
            interval: HistoryInterval);
    }

    [Fact]
    public async Task A_request_is_one_trace_from_its_frame_to_the_pushes()
    {
        var (ada, grace) = await Pair();
        await grace.Request("member.ready", new { ready = true });
        await ada.WaitUntil(it => it.Of(grace).IsReady);

        string[] expected = ["Message", "member.ready", "Publish", "Deliver", "Push", "Push"];
        await Wait.Until(() => cloud.Spans.GroupBy(span => span.Trace)
            .Any(trace => expected.Order().SequenceEqual(trace.Select(span => span.Name).Where(expected.Contains).Order())),
            () => string.Join('\n', cloud.Spans));

        var spans = cloud.Spans.GroupBy(span => span.Trace).First(trace => trace.Any(span => span.Name == "Push")
            && trace.Any(span => span.Name == "member.ready")).ToDictionary(span => span.Id);
        Assert.Equal("Message", Assert.Single(spans.Values, span => span.Parent == "").Name);
        Assert.All(spans.Values.Where(span => span.Parent != ""), span => Assert.Contains(span.Parent, spans.Keys));
    }

    /// <summary>The lines that functions logged, without the metrics and LocalCloud's own lines.</summary>
    private IEnumerable<string> Lines(int start) =>
        cloud.LogSince(start).Split('\n').Where(line => LineOfAFunction.IsMatch(line));

    [GeneratedRegex(@"^\S+ \w+ +(DEBUG|INFO|WARN|ERROR) ")]
    private static partial Regex LineOfAFunction { get; }

    [GeneratedRegex(@"^\S+ Message +(DEBUG|INFO) ")]
    private static partial Regex LineOfARequest { get; }
}
