using GameLobby.Application.Changes;
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

            Write(after);
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
            Write(Row(id) with { Connection = connection });
            return true;
        }
    }

    internal Player Disconnect(PlayerId id, ConnectionId connection)
    {
        lock (gate)
        {
            if (Row(id).Connection?.Id == connection) Write(Row(id) with { Connection = null });
            return Row(id);
        }
    }

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
