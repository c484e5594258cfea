using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using GameLobby.Application.Changes;
using GameLobby.Application.Contracts;
using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.TestKit.Builders;
using GameLobby.TestKit.Histories;
using GameLobby.TestKit.Hosting;
using GameLobby.TestKit.Wire;
using MediatR;

namespace GameLobby.Application.Tests.Changes;

/// <summary>Random requests and edits by hand, whose stream records arrive at random times and sometimes twice.</summary>
public sealed class EditedHistories
{
    private static readonly string[] NotUsed = ["close", "delete", "edit", "edit without version"];

    private static Gen<Turn> Turns { get; } = Gen.Select(
        Gen.Frequency((6, What.Request), (2, What.Edit), (3, What.Stream)),
        Step.Of(Operations.Weights.Where(operation => !NotUsed.Contains(operation.What))),
        Gen.Int[0, 11],
        (what, step, edit) => new Turn(what, step, edit));

    private enum What
    {
        Request,
        Edit,
        Stream,
    }

    [Fact]
    public Task Clients_that_apply_all_pushes_hold_the_stored_lobby() => Turns.Array[40].SampleAsync(
        async turns =>
        {
            using var world = new World();
            await world.Play(turns);
        },
        iter: 300,
        print: turns => string.Join('\n', turns));

    private sealed record Turn(What What, Step Step, int Edit);

    private sealed class World : IDisposable
    {
        private readonly TestHost host = new();
        private readonly Queue<INotification> stream = [];
        private readonly Dictionary<PlayerId, HeldSnapshot> clients = [];
        private readonly List<string> log = [];
        private Lobby cached = Lobby.Create(
            ALobby.Id, ALobby.Code, ALobby.Settings with { ReconnectGrace = TimeSpan.FromMinutes(5) }, AMember.Of(People.Ada), People.Noon);

        private readonly HashSet<PlayerId> removed = [];
        private bool isLowered;

        public async Task Play(Turn[] turns)
        {
            await Save(null, cached, People.Ada);
            foreach (var player in Step.Players.Skip(1))
                await Save(cached, cached.Join(AMember.Of(player), By.Code, People.Noon).Value, player);
            foreach (var player in Step.Players.Skip(4)) await Save(cached, cached.Leave(player, People.Noon).Value, player, "leave");
            await Settle();

            foreach (var turn in turns)
            {
                await Play(turn);
                if ((await host.Stored(ALobby.Id)).IsClosed) return;
            }

            await Settle();
            if (await host.Stored(ALobby.Id) is { IsClosed: false } stored) Check(stored);
        }

        private async Task Settle()
        {
            for (Read(); stream.Count > 0; Read()) await Deliver(stream.Dequeue());
        }

        private async Task Play(Turn turn)
        {
            var (stored, now) = (await host.Stored(ALobby.Id), People.Noon + turn.Step.After);
            switch (turn.What)
            {
                case What.Request:
                    var basis = turn.Step.Flag && cached.Version == stored.Version ? cached : stored;
                    var next = Operations.Try(basis, turn.Step, now);
                    if (!next.IsRefused && next.Value != basis) await Save(basis, next.Value, turn.Step.Who, turn.Step.What);
                    break;
                case What.Edit:
                    var edited = Lobby.Restore(Edit(stored.Stored(), turn));
                    if (IsAmbiguous(stored, edited)) break;
                    host.Table.Edit(edited);
                    isLowered |= Lowers(stored, edited);
                    removed.UnionWith(stored.Members.Select(member => member.Id).Where(member => !edited.Members.Contains(member)));
                    log.Add($"edit {turn.Edit}: {Describe(edited)}");
                    break;
                default:
                    Read();
                    if (stream.TryPeek(out var record) && (!turn.Step.Flag || stream.Dequeue() is not null)) await Deliver(record);
                    break;
            }
        }

        private async Task Save(Lobby? before, Lobby after, PlayerId player, string what = "join")
        {
            var joins = after.Find(player) is not null && before?.Find(player) is null;
            var newcomer = joins ? new Newcomer(await host.Players.Get(player, default)) : null;
            Assert.IsType<SaveResult.Stored>(await host.Lobbies.Save(before, after, newcomer, default));
            log.Add($"{what} {player}: {Describe(after)}");
            cached = after;
            if (joins) clients[player] = Get(player, after);
        }

        /// <summary>A version that is lowered while another edit waits to be adopted is used twice.</summary>
        private bool IsAmbiguous(Lobby stored, Lobby edited)
        {
            Read();
            var waiting = stream.OfType<LobbyEdited>().ToList();
            return waiting.Count > 0 && (Lowers(stored, edited) || waiting.Exists(it => Lowers(it.Before!, it.After)));
        }

        private static bool Lowers(Lobby before, Lobby after) => after.Version < before.Version;

        private void Read()
        {
            foreach (var record in host.Table.TakeStream()) stream.Enqueue(record);
        }

        private async Task Deliver(INotification record)
        {
            await host.Publish(record);
            log.Add($"stream {record.GetType().Name} to {Describe(await host.Stored(ALobby.Id))}");
            foreach (var delivery in host.Outbox.Take().SelectMany(group => group).SelectMany(notice => notice.Deliveries))
            {
                foreach (var to in delivery.To.Where(to => clients.ContainsKey(to.Player))) await Receive(to.Player, delivery.Push);
            }
        }

        private async Task Receive(PlayerId player, Push push)
        {
            if (push is LobbyRemovedPush { Version: var version } && version > clients[player].Version) clients.Remove(player);
            if (push is not LobbyChangedPush) return;

            var json = JsonSerializer.SerializeToNode(push, WireJson.Default.Push)!.AsObject();
            log.Add($"    {player} {json.ToJsonString()}");
            if (clients[player].Follow(json)) return;

            Assert.True(isLowered || removed.Contains(player), $"{string.Join('\n', log)}\nA gap");
            var stored = await host.Stored(ALobby.Id);
            log.Add($"    {player} gets {Describe(stored)}");
            if (stored.Find(player) is null) clients.Remove(player);
            else clients[player] = Get(player, stored);
        }

        private void Check(Lobby stored)
        {
            foreach (var member in stored.Members.Where(member => clients.ContainsKey(member.Id) && member.IsOnline))
            {
                var expected = Get(member.Id, stored).Json;
                Assert.True(
                    HeldSnapshot.Same(expected, clients[member.Id].Json),
                    $"""
                    {string.Join('\n', log)}
                    {member.Id} holds {clients[member.Id].Json.ToJsonString()}
                    and should hold {expected.ToJsonString()}
                    """);
            }

            var ghosts = clients.Keys.Where(player => stored.Find(player) is null);
            Assert.True(isLowered || !ghosts.Any(), $"{string.Join('\n', log)}\nstill hold it: {string.Join(' ', ghosts)}");
        }

        private static StoredLobby Edit(StoredLobby stored, Turn turn)
        {
            var (number, who) = (turn.Step.Number, turn.Step.Who);
            return turn.Edit switch
            {
                0 or 1 => stored with { Settings = stored.Settings with { Name = $"Name {number}" } },
                2 => stored with { Code = LobbyCode.Draw(n => number * 7919 % n) },
                3 => stored with { Members = stored.Members.Remove(member => member.Id == who) },
                4 when !stored.Members.Contains(who) => stored with { Members = stored.Members.Add(AMember.Of(who)) },
                5 => stored with { Members = new([.. stored.Members.Members.Reverse()]) },
                6 => stored with { Host = who },
                7 => stored with { Match = null },
                8 => stored with { Match = new Match($"edited-{number}", People.Noon) { StartedAt = turn.Step.Flag ? People.Noon : null } },
                9 => stored with { Version = Math.Max(1, stored.Version - 1 - (number % 3)) },
                10 => stored with
                {
                    Members = stored.Members.Change(
                        who, member => member with { IsMuted = turn.Step.Flag, Team = null, Name = $"{number}" }),
                },
                _ => stored with
                {
                    Members = stored.Members.Change(
                        who, member => member with { Data = DataMap.From([new("_secret", $"{number}"), new("level", $"{number}")]) }),
                },
            };
        }

        private static HeldSnapshot Get(PlayerId player, Lobby lobby) => new(
            JsonSerializer.SerializeToNode(LobbySnapshot.Of(lobby.ViewFor(player)), WireJson.Default.LobbySnapshot)!.AsObject());

        private static string Describe(Lobby lobby) =>
            $"{lobby.Version} {lobby.Reason} {lobby.Status} [{string.Join(' ', lobby.Members.Select(member => member.Id))}] {lobby.Host}";

        public void Dispose() => host.Dispose();
    }
}
