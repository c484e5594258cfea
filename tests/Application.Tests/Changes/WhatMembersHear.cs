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

/// <summary>What is told on the wire of random histories, held against what a snapshot would show.</summary>
public sealed class WhatMembersHear
{
    [Fact]
    public Task Changes_applied_to_the_snapshot_before_give_exactly_the_snapshot_after_for_everyone_who_stays() => Hear((it, told) =>
    {
        if (it.After.IsClosed) return;

        foreach (var viewer in it.After.Members.Where(member => it.Before.Members.Contains(member.Id)).Select(member => member.Id))
        {
            var held = new HeldSnapshot(Snapshot(viewer, it.Before));
            held.Apply(told[viewer].Single(IsOfTheLobby));
            var expected = Snapshot(viewer, it.After);
            Assert.True(
                HeldSnapshot.Same(expected, held.Json),
                $"{viewer} holds\n{held.Json}\nand should\n{expected}\nafter {told[viewer][0]}");
        }
    });

    [Fact]
    public Task Everyone_who_stays_hears_all_that_it_may_see_of_a_change_and_no_more() => Hear((it, told) =>
    {
        if (it.After.IsClosed) return;

        foreach (var viewer in it.After.Members.Select(member => member.Id))
        {
            var seen = ChangeMapping.For(viewer, it.Before, it.After);
            var alone = new LobbyChangedPush(it.After.Id, it.After.Version, it.Before.Version, it.After.UpdatedAt, seen);
            Assert.Equal(Json(alone).ToJsonString(), told[viewer].Single(IsOfTheLobby).ToJsonString());
        }
    });

    [Fact]
    public Task Nobody_hears_others_secrets_but_the_host_nor_anyone_the_game_servers() => Hear((it, told) =>
    {
        foreach (var (listener, pushes) in told)
        {
            var text = string.Concat(pushes.Select(push => push.ToJsonString()));
            var mayHear = listener == it.After.Host ? it.After.Members.Select(member => member.Id) : [listener];
            var secrets = it.Before.Members.Concat(it.After.Members).Select(member => member.Id).Except(mayHear);
            Assert.All(secrets, other => Assert.DoesNotContain($"secret of {other}", text, StringComparison.Ordinal));
            Assert.DoesNotContain("server's on the lobby", text, StringComparison.Ordinal);
        }
    });

    [Fact]
    public Task Those_who_are_out_hear_that_and_no_more_and_strangers_hear_nothing() => Hear((it, told) =>
    {
        foreach (var (listener, pushes) in told)
        {
            var type = (string)Assert.Single(pushes, IsOfTheLobby)["type"]!;
            Assert.Equal(
                it.After.Members.Contains(listener) ? it.After.IsClosed ? "lobby.closed" : "lobby.changed" : "lobby.removed",
                type);
        }

        Assert.Equal(it.Before.Members.Union(it.After.Members).Select(member => member.Id).Distinct().Order(ById), told.Keys.Order(ById));
    });

    [Fact]
    public Task Each_player_gets_its_own_ticket_when_a_match_begins_and_nobody_anothers() => Hear((it, told) =>
    {
        var begins = it.After.Match is { HasStarted: true } && it.Before.Match is { HasStarted: false };
        foreach (var (listener, pushes) in told)
        {
            var tickets = pushes.Where(push => !IsOfTheLobby(push)).Select(push => (string)push["ticket"]!).ToArray();
            if (!begins || it.After.Find(listener) is not { IsPlayer: true } player) Assert.Empty(tickets);
            else Assert.Equal([new PlainTickets().Issue(it.After, it.After.Match!, player)], tickets);
        }
    });

    [Fact]
    public Task Connections_are_never_told() => Hear((it, told) =>
    {
        var connections = it.Before.Members.Concat(it.After.Members).Select(member => member.Connection?.Id.Value).OfType<string>();
        var pushes = told.Values.SelectMany(all => all).Select(push => push.ToJsonString()).ToArray();
        foreach (var connection in connections)
            Assert.All(pushes, push => Assert.DoesNotContain(connection, push, StringComparison.Ordinal));
    });

    private static bool IsOfTheLobby(JsonObject push) => (string)push["type"]! is "lobby.changed" or "lobby.closed" or "lobby.removed";

    private static Comparer<PlayerId> ById => Comparer<PlayerId>.Create((one, other) => string.CompareOrdinal(one.Value, other.Value));

    /// <summary>Each change of many histories, with what everyone is told of it.</summary>
    private static Task Hear(Action<Happening, IReadOnlyDictionary<PlayerId, List<JsonObject>>> check) => History.Of(400).SampleAsync(
        async history =>
        {
            using var host = new TestHost();
            foreach (var it in history.Where(it => it.IsChange))
            {
                await host.Publish(new LobbyStored(it.Before, it.After));
                var told = new Dictionary<PlayerId, List<JsonObject>>();
                foreach (var delivery in host.Outbox.Take().SelectMany(group => group).SelectMany(notice => notice.Deliveries))
                {
                    foreach (var to in delivery.To)
                    {
                        if (!told.TryGetValue(to.Player, out var heard)) told[to.Player] = heard = [];
                        heard.Add(Json(delivery.Push));
                    }
                }

                Attempt(it, told, check);
            }
        },
        iter: 12,
        print: history => $"{history.Count} steps");

    private static void Attempt(
        Happening it, Dictionary<PlayerId, List<JsonObject>> told, Action<Happening, IReadOnlyDictionary<PlayerId, List<JsonObject>>> check)
    {
        try
        {
            check(it, told);
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
