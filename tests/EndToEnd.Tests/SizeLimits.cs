using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using GameLobby.EndToEnd.Tests.Client;
using GameLobby.EndToEnd.Tests.Running;
using Xunit.Abstractions;

namespace GameLobby.EndToEnd.Tests;

/// <summary>The largest allowed value is accepted; a larger one is refused with the name of its field.</summary>
public sealed class SizeLimits(LocalCloudProcess cloud, ITestOutputHelper output) : EndToEndTest(cloud, output)
{
    private static readonly string[] None = [];

    public static TheoryData<string, string, string> Excesses { get; } = new()
    {
        { "lobby.create", "maxPlayers", "0" },
        { "lobby.create", "maxPlayers", "129" },
        { "lobby.create", "maxPlayers", "2.5" },
        { "lobby.create", "minPlayers", "5" },
        { "lobby.create", "password", "\"\"" },
        { "lobby.create", "password", Text(65) },
        { "lobby.create", "countdownSeconds", "61" },
        { "lobby.create", "countdownSeconds", "-1" },
        { "lobby.create", "reconnectGraceSeconds", "301" },
        { "lobby.create", "visibility", "\"secret\"" },
        { "lobby.create", "data", """{"":"x"}""" },
        { "lobby.create", "data", $$"""{{{Text(65)}}:"x"}""" },
        { "lobby.create", "data", Keys(31, 1) },
        { "lobby.create", "data", Keys(30, 135) },
        { "lobby.create", "memberData", Keys(11, 1) },
        { "lobby.create", "memberData", Keys(10, 50) },
        { "lobby.create", "teams", """[{"name":"red","size":0}]""" },
        { "lobby.create", "teams", """[{"name":"red","size":1},{"name":"red","size":1}]""" },
        { "lobby.create", "teams", "[null]" },
        { "lobby.search", "limit", "101" },
        { "lobby.search", "limit", "0" },
        { "lobby.search", "cursor", "\"mine\"" },
        { "lobby.search", "filters", """[{"key":"map","op":"like","value":"dust"}]""" },
        { "lobby.search", "filters", "[null]" },
        { "lobby.search", "sort", "\"prettiest\"" },
        { "lobby.update", "ifVersion", "\"12\"" },
        { "member.kick", "playerId", "\"\"" },
        { "member.kick", "playerId", Text(65) },
        { "member.ready", "ready", "null" },
        { "team.balance", "mode", "\"fair\"" },
        { "invite.accept", "inviteId", "null" },
        { "match.end", "result", Text(4097) },
        { "chat.send", "text", "\"\"" },
        { "chat.send", "text", Text(501) },
        { "chat.send", "channel", "\"world\"" },
        { "chat.history", "limit", "101" },
        { "signal.send", "name", Text(33) },
        { "signal.send", "payload", Text(1025) },
        { "signal.send", "to", "[]" },
        { "signal.send", "to", "[null]" },
    };

    [Theory, MemberData(nameof(Excesses))]
    public async Task An_oversized_value_is_refused_with_the_name_of_its_field(string action, string member, string value)
    {
        var ada = await Newcomer("Ada");
        var data = action switch
        {
            "lobby.create" => new JsonObject { ["name"] = "Friday night", ["mode"] = "ctf", ["maxPlayers"] = 4 },
            "signal.send" => new JsonObject { ["name"] = "emote" },
            "chat.send" => new JsonObject { ["text"] = "Hello" },
            _ => [],
        };
        data[member] = JsonNode.Parse(value);

        var reply = await Malformed(ada, action, data);

        Assert.True(reply.Code is "invalid_request", reply.Frame.ToJsonString());
        Assert.Contains(reply.Details?.Select(detail => detail.Key) ?? None, name => name.StartsWith(member, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_largest_allowed_values_are_accepted_and_reach_the_others()
    {
        var ada = await Newcomer("Ada");
        var grace = await Newcomer("Grace");
        var lobby = await ada.Create(new
        {
            maxPlayers = 128,
            password = new string('p', 64),
            countdownSeconds = 0,
            reconnectGraceSeconds = 300,
            data = JsonNode.Parse(Keys(30, 134)),
            memberData = JsonNode.Parse(Keys(10, 49)),
        });
        var join = new { code = lobby.Code, password = new string('p', 64), memberData = JsonNode.Parse(Keys(10, 49)) };
        Assert.Equal(30, grace.Take((await grace.Send("lobby.join", join)).Snapshot).Data.Count);

        await ada.Request("chat.send", new { text = new string('c', 500) });
        await ada.Request("signal.send", new { name = new string('n', 32), payload = new string('s', 1024) });
        await ada.Request("match.start", new { force = true });
        await ada.WaitUntil(it => it.Status == "inMatch");
        await ada.Request("match.end", new { result = new string('r', 4096) });

        Assert.Equal(500, ((string)(await grace.Push("chat.message"))["text"]!).Length);
        Assert.Equal(1024, ((string)(await grace.Push("signal"))["payload"]!).Length);
        Assert.Equal(4096, ((string)(await grace.Change("match.ended"))["result"]!).Length);
    }

    [Fact]
    public async Task Data_that_grows_over_its_limit_step_by_step_is_refused()
    {
        var ada = await Newcomer("Ada");
        await ada.Create(new { data = JsonNode.Parse(Keys(30, 1)), memberData = JsonNode.Parse(Keys(10, 1)) });

        Assert.Equal("invalid_request", (await ada.Send("lobby.update", new { data = new { another = "1" } })).Code);
        Assert.Equal("invalid_request", (await ada.Send("member.update", new { data = new { another = "1" } })).Code);
    }

    [Fact]
    public async Task A_frame_of_exactly_32_KiB_is_accepted()
    {
        var ada = await Newcomer("Ada");

        Assert.True((await ada.SendPadded("session.ping", 32 * 1024)).IsOk);
        var more = """{"action":"session.ping","id":"more"}""".PadRight((32 * 1024) + 1);
        Assert.Equal("payload_too_large", (await ada.SendRaw(Encoding.UTF8.GetBytes(more), pieces: 2)).Code);
    }

    [Theory]
    [InlineData(
        """{"id":"x","action":"lobby.create","data":{"name":"a","mode":"b","maxPlayers":2,"teams":[{"name":"red","size":1,"hue":0}]}}""")]
    [InlineData(
        """{"id":"x","action":"lobby.quickJoin","data":{"mode":"b","createIfNone":{"name":"a","mode":"b","maxPlayers":2,"extra":1}}}""")]
    [InlineData("""{"id":"x","action":"lobby.search","data":{"filters":[{"key":"a","op":"eq","value":"b","extra":1}]}}""")]
    [InlineData("""{"id":"x","action":"lobby.create","data":{"Name":"a","mode":"b","maxPlayers":2}}""")]
    [InlineData("""{"id":"x","action":"lobby.create","data":{"name":"a","mode":"b","maxPlayers":2,"data":{"n":5}}}""")]
    [InlineData("""{"id":"x","action":"session.ping","data":null}""")]
    public async Task Unknown_fields_and_wrong_types_are_refused_at_any_depth(string frame)
    {
        var ada = await Newcomer("Ada");

        Assert.Equal("invalid_request", (await ada.SendRaw(Encoding.UTF8.GetBytes(frame), "x")).Code);
    }

    [Fact]
    public async Task An_id_and_an_action_have_at_most_64_characters()
    {
        var ada = await Newcomer("Ada");

        Assert.True((await ada.Send("session.ping", id: new string('i', 64))).IsOk);
        Assert.Equal("unknown_action", (await Malformed(ada, new string('a', 64), [])).Code);
        Assert.Equal("invalid_request", (await Malformed(ada, new string('a', 65), [])).Code);
        var tooLong = $$"""{"action":"session.ping","id":"{{new string('i', 65)}}"}""";
        Assert.Equal("invalid_request", (await ada.SendRaw(Encoding.UTF8.GetBytes(tooLong))).Code);
    }

    private static Task<Reply> Malformed(Player player, string action, JsonObject data) =>
        player.SendRaw(JsonSerializer.SerializeToUtf8Bytes(new { action, id = "x", data }), "x");

    private static string Text(int length) => $"\"{new string('x', length)}\"";

    /// <summary>Keys of two characters, each with a value of this length.</summary>
    private static string Keys(int count, int length) =>
        $"{{{string.Join(',', Enumerable.Range(10, count).Select(number => $"\"{number}\":{Text(length)}"))}}}";
}
