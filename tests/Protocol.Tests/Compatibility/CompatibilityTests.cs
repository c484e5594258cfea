using System.Text.Json.Nodes;
using GameLobby.Application.Sessions;
using GameLobby.Generate;
using GameLobby.TestKit.Wire;

namespace GameLobby.Protocol.Tests.Compatibility;

public sealed class CompatibilityTests
{
    private static readonly JsonObject Current = AsyncApiDocument.Build();

    /// <summary>The released document of a new protocol version is the one that introduced it.</summary>
    private static readonly JsonObject Released =
        WireDocument.Parse(Repository.Text($"docs/released/asyncapi-{Hello.CurrentProtocol}.yaml"));

    [Fact]
    public void Clients_of_the_last_release_are_not_broken() =>
        Assert.Empty(BreakingChanges.Between(Released, Current));

    [Fact]
    public void A_missing_action_is_a_breaking_change() =>
        AssertBreaks(
            document => document["components"]!["messages"]!.AsObject().Remove("member.ready.request"), "member.ready.request is gone");

    [Fact]
    public void A_missing_field_of_a_request_is_a_breaking_change() =>
        AssertBreaks(document => Fields(document, "KickMember").Remove("ban"), "member.kick.request.data.ban is gone");

    [Fact]
    public void A_new_required_field_of_a_request_is_a_breaking_change() =>
        AssertBreaks(
            document => Schema(document, "KickMember")["required"]!.AsArray().Add("ban"), "member.kick.request.data.ban is required now");

    [Fact]
    public void A_lower_maximum_in_a_request_is_a_breaking_change() =>
        AssertBreaks(document => Fields(document, "SendChat")["text"]!["maxLength"] = 100, "chat.send.request.data.text: maxLength fell");

    [Fact]
    public void A_value_that_a_request_no_longer_accepts_is_a_breaking_change() =>
        AssertBreaks(
            document => Schema(document, "BalanceMode")["enum"]!.AsArray().RemoveAt(1),
            "team.balance.request.data.mode no longer accepts random");

    [Fact]
    public void A_field_of_a_reply_that_may_be_left_out_is_a_breaking_change() =>
        AssertBreaks(
            document => Schema(document, "PingReply").Remove("required"),
            "session.ping.reply.data.serverTime may be left out now");

    [Fact]
    public void A_field_of_a_push_that_may_be_null_is_a_breaking_change() =>
        AssertBreaks(
            document => Fields(document, "SignalPush")["name"]!["type"] = new JsonArray("string", "null"),
            "signal.push.name was string, is string or null");

    [Fact]
    public void A_missing_kind_of_change_is_a_breaking_change() =>
        AssertBreaks(
            document => Schema(document, "Change")["oneOf"]!.AsArray().RemoveAt(1),
            "lobby.changed.push.changes[](member.left) is gone");

    [Fact]
    public void New_actions_optional_fields_and_pushes_are_compatible()
    {
        var next = Current.DeepClone().AsObject();
        var messages = next["components"]!["messages"]!.AsObject();
        messages["member.wave.request"] = messages["session.ping.request"]!.DeepClone();
        messages["waved.push"] = messages["signal.push"]!.DeepClone();
        Fields(next, "KickMember")["note"] = new JsonObject { ["type"] = "string" };
        Fields(next, "PingReply")["load"] = new JsonObject { ["type"] = "integer" };

        Assert.Empty(BreakingChanges.Between(Current, next));
    }

    private static void AssertBreaks(Action<JsonObject> change, string expected)
    {
        var next = Current.DeepClone().AsObject();
        change(next);
        Assert.Contains(expected, BreakingChanges.Between(Current, next));
    }

    private static JsonObject Schema(JsonObject document, string name) => document["components"]!["schemas"]![name]!.AsObject();

    private static JsonObject Fields(JsonObject document, string schema) => Schema(document, schema)["properties"]!.AsObject();
}
