using System.Collections.Immutable;
using Microsoft.AspNetCore.SignalR;

namespace GameLobby.Benchmarks.SignalR;

/// <summary>A lobby server as one hub. Its methods have the names and data of GameLobby's actions.</summary>
internal sealed class LobbyHub(LobbyStore lobbies) : Hub
{
    private const string LobbyKey = "lobby";

    /// <summary>The player, whom the query string names: this server has no tokens.</summary>
    private string Player => Context.GetHttpContext()!.Request.Query["player"].ToString();

    private string? LobbyId
    {
        get => Context.Items[LobbyKey] as string;
        set => Context.Items[LobbyKey] = value;
    }

    [HubMethodName("lobby.create")]
    public async Task<Snapshot> Create(CreateRequest request)
    {
        var now = DateTimeOffset.UtcNow;
        var lobby = new Lobby(Guid.CreateVersion7().ToString("N"), Code(), request.Name, request.Mode, request.MaxPlayers, now)
            .With(new Member(Player, Context.ConnectionId, now));
        await lobbies.Add(lobby);
        await Enter(lobby.Id);
        return Snapshot.Of(lobby);
    }

    [HubMethodName("lobby.join")]
    public async Task<Snapshot> Join(JoinRequest request)
    {
        var member = new Member(Player, Context.ConnectionId, DateTimeOffset.UtcNow);
        var lobby = await lobbies.Update(
            request.LobbyId,
            lobby => lobby.Members.Count < lobby.MaxPlayers ? lobby.With(member) : throw new HubException("lobby_full"),
            async lobby =>
            {
                await Enter(lobby.Id);
                await Broadcast(lobby, new { kind = "member.joined", member = MemberView.Of(lobby, member) });
            });
        return Snapshot.Of(lobby);
    }

    [HubMethodName("member.ready")]
    public Task<ChangeReply> Ready(ReadyRequest request) => Update(
        member => member with { Ready = request.Ready },
        member => new { kind = "member.updated", playerId = member.Id, ready = member.Ready });

    [HubMethodName("member.update")]
    public Task<ChangeReply> Update(UpdateRequest request) => Update(
        member => member with { Data = member.Data.SetItems(request.Data) },
        member => new { kind = "member.updated", playerId = member.Id, data = member.Data });

    [HubMethodName("chat.send")]
    public async Task<ChatReply> Chat(ChatRequest request)
    {
        var lobby = Current();
        var message = new ChatMessage(Guid.CreateVersion7().ToString("N"), Player, request.Text, DateTimeOffset.UtcNow);
        await lobbies.Add(lobby, message);
        await Clients.Group(lobby).SendAsync("chat.message", new
        {
            lobbyId = lobby,
            messageId = message.Id,
            from = message.From,
            text = message.Text,
            at = message.At,
        });
        return new ChatReply(message.Id, message.At);
    }

    [HubMethodName("lobby.leave")]
    public async Task Leave()
    {
        var (id, player) = (Current(), Player);
        LobbyId = null;
        await Groups.RemoveFromGroupAsync(Context.ConnectionId, id);
        await lobbies.Update(
            id,
            lobby => lobby.Without(player),
            lobby => Broadcast(lobby, new { kind = "member.left", playerId = player, reason = "left" }));
    }

    public override Task OnDisconnectedAsync(Exception? exception) => LobbyId is null ? Task.CompletedTask : Leave();

    private static string Code() => Random.Shared.GetHexString(6);

    private async Task<ChangeReply> Update(Func<Member, Member> change, Func<Member, object> describe)
    {
        var player = Player;
        var lobby = await lobbies.Update(
            Current(),
            lobby => lobby.With(change(lobby.Find(player)!)),
            lobby => Broadcast(lobby, describe(lobby.Find(player)!)));
        return new ChangeReply(lobby.Version);
    }

    private Task Broadcast(Lobby lobby, object change) => Clients.Group(lobby.Id).SendAsync("lobby.changed", new
    {
        lobbyId = lobby.Id,
        version = lobby.Version,
        previous = lobby.Version - 1,
        at = lobby.UpdatedAt,
        changes = new[] { change },
    });

    private Task Enter(string id)
    {
        LobbyId = id;
        return Groups.AddToGroupAsync(Context.ConnectionId, id);
    }

    private string Current() => LobbyId ?? throw new HubException("not_in_lobby");

    internal sealed record CreateRequest(string Name, string Mode, int MaxPlayers);

    internal sealed record JoinRequest(string LobbyId);

    internal sealed record ReadyRequest(bool Ready);

    internal sealed record UpdateRequest(ImmutableDictionary<string, string> Data);

    internal sealed record ChatRequest(string Text);

    internal sealed record ChangeReply(long Version);

    internal sealed record ChatReply(string MessageId, DateTimeOffset At);
}
