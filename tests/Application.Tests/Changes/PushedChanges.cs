using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using GameLobby.Application.Changes;
using GameLobby.Application.Contracts;
using GameLobby.Application.Requests;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.TestKit.Builders;
using GameLobby.TestKit.Histories;
using GameLobby.TestKit.Hosting;
using GameLobby.TestKit.Stores;
using GameLobby.TestKit.Wire;

namespace GameLobby.Application.Tests.Changes;

/// <summary>The pushes of random histories, compared with the snapshots before and after each change.</summary>
public sealed class PushedChanges
{
    [Fact]
    public Task Changes_applied_to_the_old_snapshot_give_the_new_one_for_remaining_members() => CheckEach((it, pushed) =>
    {
        if (it.After.IsClosed) return;

        foreach (var viewer in it.After.Members.Where(member => it.Before.Members.Contains(member.Id)).Select(member => member.Id))
        {
            var held = new HeldSnapshot(Snapshot(viewer, it.Before));
            held.Apply(pushed[viewer].Single(IsLobbyPush));
            var expected = Snapshot(viewer, it.After);
            Assert.True(
                HeldSnapshot.Same(expected, held.Json),
                $"{viewer} holds\n{held.Json}\nand should\n{expected}\nafter {pushed[viewer][0]}");
        }
    });

    [Fact]
    public Task Each_member_receives_exactly_the_changes_visible_to_them() => CheckEach((it, pushed) =>
    {
        if (it.After.IsClosed) return;

        foreach (var viewer in it.After.Members.Select(member => member.Id))
        {
            var seen = ChangeMapping.For(viewer, it.Before, it.After);
            var alone = new LobbyChangedPush(it.After.Id, it.After.Version, it.Before.Version, it.After.UpdatedAt, seen);
            Assert.Equal(Json(alone).ToJsonString(), pushed[viewer].Single(IsLobbyPush).ToJsonString());
        }
    });

    [Fact]
    public Task Only_the_host_receives_private_data_of_others_and_nobody_server_data() => CheckEach((it, pushed) =>
    {
        foreach (var (recipient, pushes) in pushed)
        {
            var text = string.Concat(pushes.Select(push => push.ToJsonString()));
            var visible = recipient == it.After.Host ? it.After.Members.Select(member => member.Id) : [recipient];
            var secrets = it.Before.Members.Concat(it.After.Members).Select(member => member.Id).Except(visible);
            Assert.All(secrets, other => Assert.DoesNotContain($"secret of {other}", text, StringComparison.Ordinal));
            Assert.DoesNotContain("server's on the lobby", text, StringComparison.Ordinal);
        }
    });

    [Fact]
    public Task Each_old_or_new_member_receives_one_lobby_push_and_outsiders_none() => CheckEach((it, pushed) =>
    {
        foreach (var (recipient, pushes) in pushed)
        {
            var type = (string)Assert.Single(pushes, IsLobbyPush)["type"]!;
            Assert.Equal(
                it.After.Members.Contains(recipient) ? it.After.IsClosed ? "lobby.closed" : "lobby.changed" : "lobby.removed",
                type);
        }

        Assert.Equal(it.Before.Members.Union(it.After.Members).Select(member => member.Id).Distinct().Order(ById), pushed.Keys.Order(ById));
    });

    [Fact]
    public Task Each_player_receives_only_their_own_ticket_when_a_match_begins() => CheckEach((it, pushed) =>
    {
        var begins = it.After.Match is { HasStarted: true } && it.Before.Match is { HasStarted: false };
        foreach (var (recipient, pushes) in pushed)
        {
            var tickets = pushes.Where(push => !IsLobbyPush(push)).Select(push => (string)push["ticket"]!).ToArray();
            if (!begins || it.After.Find(recipient) is not { IsPlayer: true } player) Assert.Empty(tickets);
            else Assert.Equal([new PlainTickets().Issue(it.After, it.After.Match!, player)], tickets);
        }
    });

    [Fact]
    public Task Pushes_never_contain_connection_ids() => CheckEach((it, pushed) =>
    {
        var connections = it.Before.Members.Concat(it.After.Members).Select(member => member.Connection?.Id.Value).OfType<string>();
        var pushes = pushed.Values.SelectMany(all => all).Select(push => push.ToJsonString()).ToArray();
        foreach (var connection in connections)
            Assert.All(pushes, push => Assert.DoesNotContain(connection, push, StringComparison.Ordinal));
    });

    private static bool IsLobbyPush(JsonObject push) => (string)push["type"]! is "lobby.changed" or "lobby.closed" or "lobby.removed";

    private static Comparer<PlayerId> ById => Comparer<PlayerId>.Create((one, other) => string.CompareOrdinal(one.Value, other.Value));

    /// <summary>Checks each change of many histories with the pushes that each player receives.</summary>
    private static Task CheckEach(Action<Happening, IReadOnlyDictionary<PlayerId, List<JsonObject>>> check) => History.Of(400).SampleAsync(
        async history =>
        {
            using var host = new TestHost();
            foreach (var it in history.Where(it => it.IsChange))
            {
                await host.Publish(new LobbyStored(it.Before, it.After));
                var pushed = new Dictionary<PlayerId, List<JsonObject>>();
                foreach (var delivery in host.Outbox.Take().SelectMany(group => group).SelectMany(notice => notice.Deliveries))
                {
                    foreach (var to in delivery.To)
                    {
                        if (!pushed.TryGetValue(to.Player, out var received)) pushed[to.Player] = received = [];
                        received.Add(Json(delivery.Push));
                    }
                }

                Attempt(it, pushed, check);
            }
        },
        iter: 12,
        print: history => $"{history.Count} steps");

    private static void Attempt(
        Happening it,
        Dictionary<PlayerId, List<JsonObject>> pushed,
        Action<Happening, IReadOnlyDictionary<PlayerId, List<JsonObject>>> check)
    {
        try
        {
            check(it, pushed);
        }
        catch (Exception failure)
        {
            throw new InvalidOperationException($"After {it}\n{failure.Message}", failure);
        }
    }

    private static JsonObject Json(Push push) => JsonSerializer.SerializeToNode(push, WireJson.Default.Push)!.AsObject();

    private static JsonObject Snapshot(PlayerId viewer, Lobby lobby)
    {
        return JsonSerializer.SerializeToNode(LobbySnapshot.Of(lobby.ViewFor(viewer)), WireJson.Default.LobbySnapshot)!.AsObject();
    }
}
