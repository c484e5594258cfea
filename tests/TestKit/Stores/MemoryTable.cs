using GameLobby.Application.Changes;
using GameLobby.Application.Chat;
using GameLobby.Application.Invites;
using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using MediatR;

namespace GameLobby.TestKit.Stores;

/// <summary>
/// What several processes share: lobbies, codes and players, each write on its conditions and all or nothing; and the stream of what was
/// written.
/// </summary>
public sealed class MemoryTable
{
    private readonly Lock gate = new();
    private readonly Dictionary<LobbyId, Lobby> lobbies = [];
    private readonly Dictionary<LobbyCode, LobbyId> codes = [];
    private readonly Dictionary<PlayerId, Player> players = [];
    private readonly Dictionary<PlayerId, DateTimeOffset> connects = [];
    private readonly Dictionary<InviteId, Invite> invites = [];
    private readonly Dictionary<(PlayerId, string), Receipt> receipts = [];
    private readonly List<ChatMessage> chat = [];
    private readonly Queue<INotification> stream = [];

    /// <summary>How many writes there were, and how many reads.</summary>
    public (int Writes, int Reads) Used { get; private set; }

    /// <summary>Everything that was written since it was last asked for, in order.</summary>
    public IReadOnlyList<INotification> TakeStream()
    {
        lock (gate)
        {
            INotification[] taken = [.. stream];
            stream.Clear();
            return taken;
        }
    }

    /// <summary>Writes a lobby by hand, past all conditions.</summary>
    public void Put(Lobby lobby)
    {
        lock (gate) Write(lobby);
    }

    internal Lobby? Lobby(LobbyId id) => Read(() => lobbies.GetValueOrDefault(id));

    internal LobbyId? Lobby(LobbyCode code) => Read(() => codes.TryGetValue(code, out var id) ? id : (LobbyId?)null);

    internal Player Player(PlayerId id) => Read(() => Row(id));

    internal IReadOnlyList<LobbyId> Due(DateTimeOffset now) =>
        Read(() => lobbies.Values.Where(lobby => lobby.DueAt() <= now).OrderBy(lobby => lobby.DueAt()).Select(lobby => lobby.Id).ToArray());

    internal Saved Save(Lobby? before, Lobby after, Newcomer? newcomer)
    {
        lock (gate)
        {
            var current = lobbies.GetValueOrDefault(after.Id);
            if (current?.Version != before?.Version) return new Saved.LostRace(current);
            if (!after.IsClosed && codes.TryGetValue(after.Code, out var holder) && holder != after.Id) return new Saved.CodeTaken();
            if (newcomer is not null && Row(newcomer.Player.Id).Seatings != newcomer.Player.Seatings) return new Saved.NewcomerMoved();

            if (newcomer?.Invite is { } answered && invites[answered].Accepted is false) return new Saved.NewcomerMoved();

            Write(after);
            if (newcomer?.Invite is { } accepted) Put(invites[accepted] with { Accepted = true });
            if (newcomer is not null) Write(Row(newcomer.Player.Id) with { LastLobby = after.Id, Seatings = newcomer.Player.Seatings + 1 });
            return new Saved.Stored();
        }
    }

    internal bool Connect(PlayerId id, Connection connection)
    {
        lock (gate)
        {
            if (connects.TryGetValue(id, out var latest) && latest > connection.Since) return false;

            connects[id] = connection.Since;
            Write(Row(id) with { Connection = connection, Watches = [] });
            return true;
        }
    }

    internal void GuessedWrong(PlayerId id, DateTimeOffset now)
    {
        lock (gate)
        {
            var guesses = Row(id).Guesses is { } counted && counted.Until > now
                ? counted with { Count = counted.Count + 1 }
                : new WrongGuesses(1, now + WrongGuesses.Counted);
            Write(Row(id) with { Guesses = guesses });
        }
    }

    internal Invite? Invite(InviteId id) => Read(() => invites.GetValueOrDefault(id));

    internal Receipt? Receipt(PlayerId player, string request) => Read(() => receipts.GetValueOrDefault((player, request)));

    internal IReadOnlyList<ChatMessage> Chat(LobbyId lobby) =>
        Read(() => chat.Where(message => message.Lobby == lobby).Reverse().ToArray());

    /// <summary>Keeps a receipt with what it is for, or answers the one that stands in the way.</summary>
    internal Receipt? Keep(Receipt receipt, Action? effect = null)
    {
        lock (gate)
        {
            var key = (receipt.Player, receipt.Request);
            if (receipts.TryGetValue(key, out var earlier) && earlier.At >= receipt.At - Receipts.Kept) return earlier;

            effect?.Invoke();
            receipts[key] = receipt;
            return null;
        }
    }

    internal void Append(ChatMessage message)
    {
        chat.Add(message);
        stream.Enqueue(new ChatStored(message));
    }

    internal void Put(Invite invite)
    {
        stream.Enqueue(new InviteStored(invites.GetValueOrDefault(invite.Id), invite));
        invites[invite.Id] = invite;
    }

    internal Player Disconnect(PlayerId id, ConnectionId connection)
    {
        lock (gate)
        {
            if (Row(id).Connection?.Id == connection) Write(Row(id) with { Connection = null, Watches = [] });
            return Row(id);
        }
    }

    /// <summary>The lobbies that can be found, in no order.</summary>
    internal IReadOnlyList<Lobby> Findable() => Read(() => lobbies.Values.Where(lobby => lobby.IsFindable).ToArray());

    /// <summary>Marks on its player's row what a socket watches now, if the session is still that socket's.</summary>
    internal Receipt? Mark(
        Watch watch, Receipt receipt, Func<IEnumerable<WatchScope>, IEnumerable<WatchScope>> change, Action effect) =>
        Keep(receipt, () =>
        {
            var row = Row(watch.Player);
            if (row.Connection?.Id != watch.Connection.Id) throw new IOException("The session has passed to another socket.");

            Write(row with { Watches = [.. change(row.Watches).Distinct().OrderBy(scope => scope.Mode).ThenBy(scope => scope.Region)] });
            effect();
        });

    private Player Row(PlayerId id) => players.GetValueOrDefault(id) ?? new Player(id, null, null, 0);

    private void Write(Player player)
    {
        stream.Enqueue(new SessionStored(players.GetValueOrDefault(player.Id), player));
        players[player.Id] = player;
        Used = (Used.Writes + 1, Used.Reads);
    }

    private void Write(Lobby lobby)
    {
        var before = lobbies.GetValueOrDefault(lobby.Id);
        if (before is not null) codes.Remove(before.Code);
        if (!lobby.IsClosed) codes[lobby.Code] = lobby.Id;
        stream.Enqueue(new LobbyStored(before, lobby));
        lobbies[lobby.Id] = lobby;
        Used = (Used.Writes + 1, Used.Reads);
    }

    private T Read<T>(Func<T> read)
    {
        lock (gate)
        {
            Used = (Used.Writes, Used.Reads + 1);
            return read();
        }
    }
}
