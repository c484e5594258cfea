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
    private readonly Dictionary<(PlayerId, string), IdempotencyRecord> records = [];
    private readonly List<ChatMessage> chat = [];
    private readonly HashSet<(LobbyId, string)> edits = [];
    private readonly Dictionary<LobbyId, Lobby> lost = [];
    private readonly HashSet<LobbyId> unreadable = [];
    private readonly Queue<INotification> stream = [];

    private int written;

    /// <summary>The number of writes and of reads.</summary>
    public (int Writes, int Reads) Used { get; private set; }

    /// <summary>Takes the stream records since the previous call, in order.</summary>
    public IReadOnlyList<INotification> TakeStream()
    {
        lock (gate)
        {
            INotification[] taken = [.. stream];
            stream.Clear();
            return taken;
        }
    }

    /// <summary>Writes a lobby without conditions.</summary>
    public void Put(Lobby lobby)
    {
        lock (gate) Write(lobby);
    }

    /// <summary>Writes a lobby's item by hand: without conditions, and without its code's item.</summary>
    public void Edit(Lobby lobby)
    {
        lock (gate) WriteItem(lobby);
    }

    /// <summary>Edits a lobby's item by hand so that it can't be decoded.</summary>
    public void Break(LobbyId id)
    {
        lock (gate)
        {
            lobbies.Remove(id, out var lobby);
            unreadable.Add(id);
            stream.Enqueue(new LobbyUnreadable(id, lobby, new FormatException("The item's code is invalid.")));
        }
    }

    /// <summary>Deletes a lobby's item by hand. Its code's item stays.</summary>
    public void Delete(LobbyId id)
    {
        lock (gate)
        {
            if (lobbies.Remove(id, out var lobby) | unreadable.Remove(id)) stream.Enqueue(new LobbyDeleted(id, lobby));
        }
    }

    internal Lobby? Lobby(LobbyId id) => Read(() => lobbies.GetValueOrDefault(id));

    internal LobbyId? Lobby(LobbyCode code) => Read(() => codes.TryGetValue(code, out var id) ? id : (LobbyId?)null);

    internal Player Player(PlayerId id) => Read(() => Row(id));

    internal IReadOnlyList<LobbyId> Due(DateTimeOffset now) =>
        Read(() => lobbies.Values.Where(lobby => lobby.DueAt() <= now).OrderBy(lobby => lobby.DueAt()).Select(lobby => lobby.Id).ToArray());

    internal IReadOnlyList<LobbyId> Open() => Read(() => lobbies.Values
        .Where(lobby => !lobby.IsClosed)
        .Select(lobby => lobby.Id)
        .OrderByDescending(id => id.Value, StringComparer.Ordinal)
        .ToArray());

    internal SaveResult Save(Lobby? before, Lobby after, Newcomer? newcomer)
    {
        lock (gate)
        {
            var current = lobbies.GetValueOrDefault(after.Id);
            if (current?.Version != before?.Version) return new SaveResult.LostRace(current);
            if (!after.IsClosed && codes.TryGetValue(after.Code, out var holder) && holder != after.Id) return new SaveResult.CodeTaken();
            if (newcomer is not null && !IsCurrent(newcomer.Player)) return new SaveResult.NewcomerMoved();
            if (newcomer?.Invite is { } answered && invites[answered].Accepted is false) return new SaveResult.NewcomerMoved();

            Write(after);
            if (newcomer?.Invite is { } accepted) Put(invites[accepted] with { Accepted = true });
            if (newcomer is not null) Write(Row(newcomer.Player.Id) with { LastLobby = after.Id, Seatings = newcomer.Player.Seatings + 1 });
            return new SaveResult.Stored();
        }
    }

    private bool IsCurrent(Player player) =>
        Row(player.Id) is var row && row.Seatings == player.Seatings && row.Guesses?.Count == player.Guesses?.Count;

    internal SaveResult Save(Lobby current, AdoptedEdit edit, string record)
    {
        lock (gate)
        {
            if (edits.Contains((current.Id, record))) return new SaveResult.StoredBefore();
            if (lobbies.GetValueOrDefault(current.Id)?.Version != current.Version) return new SaveResult.LostRace(null);
            if (!edit.Lobby.IsClosed && codes.TryGetValue(edit.Lobby.Code, out var holder) && holder != current.Id)
                return new SaveResult.CodeTaken();

            edits.Add((current.Id, record));
            codes.Remove(edit.Held.Code);
            Write(edit.Lobby, edit.Held);
            return new SaveResult.Stored();
        }
    }

    internal void KeepLost(Lobby last)
    {
        lock (gate) lost[last.Id] = last;
    }

    internal Lobby? GetLost(LobbyId id) => Read(() => lost.GetValueOrDefault(id));

    internal void FreeCode(Lobby deleted)
    {
        lock (gate)
        {
            if (codes.TryGetValue(deleted.Code, out var holder) && holder == deleted.Id) codes.Remove(deleted.Code);
        }
    }

    internal void Release(Player player)
    {
        lock (gate)
        {
            var row = Row(player.Id);
            if (row.Seatings == player.Seatings) Write(row with { LastLobby = null, Seatings = row.Seatings + 1 });
        }
    }

    internal bool Connect(PlayerId id, Connection connection)
    {
        lock (gate)
        {
            if (connects.TryGetValue(id, out var latest) && latest > connection.Since) return false;

            connects[id] = connection.Since;
            Write(Row(id) with { Connection = connection, LastSeenAt = connection.Since, Subscriptions = [] });
            return true;
        }
    }

    internal WrongGuesses RecordWrongGuess(PlayerId id, DateTimeOffset now)
    {
        lock (gate)
        {
            var guesses = Row(id).Guesses is { } counted && counted.Until > now
                ? counted with { Count = counted.Count + 1 }
                : new WrongGuesses(1, now + WrongGuesses.Window);
            Write(Row(id) with { Guesses = guesses });
            return guesses;
        }
    }

    internal Invite? Invite(InviteId id) => Read(() => invites.GetValueOrDefault(id));

    internal IdempotencyRecord? IdempotencyRecord(PlayerId player, string request) =>
        Read(() => records.GetValueOrDefault((player, request)));

    internal IReadOnlyList<ChatMessage> Chat(LobbyId lobby) =>
        Read(() => chat.Where(message => message.Lobby == lobby).Reverse().ToArray());

    /// <summary>Stores a record and applies its effect, or returns the earlier record of the same request.</summary>
    internal IdempotencyRecord? Keep(IdempotencyRecord record, Action? effect = null)
    {
        lock (gate)
        {
            var key = (record.Player, record.Request);
            if (records.TryGetValue(key, out var earlier) && earlier.At >= record.At - IdempotencyRecords.Retention) return earlier;

            effect?.Invoke();
            records[key] = record;
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

    internal Player Disconnect(PlayerId id, ConnectionId connection, DateTimeOffset now)
    {
        lock (gate)
        {
            if (Row(id).Connection?.Id == connection) Write(Row(id) with { Connection = null, LastSeenAt = now, Subscriptions = [] });
            return Row(id);
        }
    }

    /// <summary>Returns the listed lobbies, in no particular order.</summary>
    internal IReadOnlyList<Lobby> Findable() => Read(() => lobbies.Values.Where(lobby => lobby.IsListed).ToArray());

    /// <summary>Updates the subscriptions on the player's row, if the connection still holds the session.</summary>
    internal IdempotencyRecord? Mark(
        Subscription subscription,
        IdempotencyRecord record,
        Func<IEnumerable<SubscriptionScope>, IEnumerable<SubscriptionScope>> change,
        Action effect) =>
        Keep(record, () =>
        {
            var row = Row(subscription.Player);
            if (row.Connection?.Id != subscription.Connection.Id) throw new IOException("The session has passed to another socket.");

            var subscriptions = change(row.Subscriptions).Distinct().OrderBy(scope => scope.Mode).ThenBy(scope => scope.Region);
            Write(row with { Subscriptions = [.. subscriptions] });
            effect();
        });

    private Player Row(PlayerId id) => players.GetValueOrDefault(id) ?? new Player(id, null, null, 0);

    private void Write(Player player)
    {
        stream.Enqueue(new SessionStored(players.GetValueOrDefault(player.Id), player));
        players[player.Id] = player;
        Used = (Used.Writes + 1, Used.Reads);
    }

    /// <param name="held">What clients hold before an edit by hand; null for any other write.</param>
    private void Write(Lobby lobby, Lobby? held = null)
    {
        var before = lobbies.GetValueOrDefault(lobby.Id);
        if (before is not null && codes.GetValueOrDefault(before.Code) == lobby.Id) codes.Remove(before.Code);
        if (!lobby.IsClosed) codes[lobby.Code] = lobby.Id;
        WriteItem(lobby, held);
    }

    private void WriteItem(Lobby lobby, Lobby? held = null)
    {
        var (before, record) = (held ?? lobbies.GetValueOrDefault(lobby.Id), $"record-{++written}");
        var stored = unreadable.Remove(lobby.Id) ? new LobbyEdited(null, lobby, record) : LobbyStored.Of(before, lobby, record);
        if (stored is not null) stream.Enqueue(stored);
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
