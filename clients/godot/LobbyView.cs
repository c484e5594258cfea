using System;
using System.Linq;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using GameLobby.Client;
using Godot;

// Joins a lobby and shows it. Start LocalCloud, then run the project.
public partial class LobbyView : VBoxContainer
{
    private static readonly System.Net.Http.HttpClient Http = new();

    private LobbyClient client = null!;
    private Label title = null!;
    private Label members = null!;
    private CheckButton ready = null!;
    private RichTextLabel chat = null!;
    private LineEdit message = null!;

    [Export] public string Url { get; set; } = "ws://localhost:3000/v1";

    [Export] public string TokenUrl { get; set; } = "http://localhost:3000/dev/token";

    [Export] public string PlayerId { get; set; } = "ada";

    [Export] public string PlayerName { get; set; } = "Ada";

    public override async void _Ready()
    {
        title = GetNode<Label>("Title");
        members = GetNode<Label>("Members");
        ready = GetNode<CheckButton>("Ready");
        chat = GetNode<RichTextLabel>("Chat");
        message = GetNode<LineEdit>("Message");
        ready.Toggled += isReady => Send(client.SetReadyAsync(isReady));
        message.TextSubmitted += text =>
        {
            Send(client.SendChatAsync(text));
            message.Clear();
        };

        client = new LobbyClient(new Uri(Url), FetchToken, new LobbyClientOptions { Log = Write });
        client.LobbyChanged += Show;
        client.ChatMessageReceived += ShowMessage;
        client.MatchTicketReceived += Play;
        try
        {
            await client.ConnectAsync();
            // After a restart, the player may still be in a lobby. Joining another one would fail with already_in_lobby.
            if (client.CurrentLobby is null)
                await client.QuickJoinAsync(new QuickJoin("ctf") { CreateIfNone = new("Friday night", "ctf", 8) });
        }
        catch (LobbyException exception)
        {
            GD.PushWarning($"{exception.Code}: {exception.Message}");
        }
    }

    public override void _ExitTree()
    {
        client.LobbyChanged -= Show;
        client.ChatMessageReceived -= ShowMessage;
        client.MatchTicketReceived -= Play;
        // The player's seat is kept for a while. Call LeaveLobbyAsync first to free it at once.
        _ = client.CloseAsync();
    }

    private void Show(LobbyChange change)
    {
        var lobby = change.After;
        title.Text = lobby is null ? "Not in a lobby" : $"{lobby.Name}, code {lobby.Code}";
        members.Text = string.Join('\n', lobby?.Members.Select(member => $"{member.Name}: {(member.Ready ? "ready" : "not ready")}") ?? []);
        ready.SetPressedNoSignal(lobby?.Members.Any(member => member.PlayerId == client.PlayerId && member.Ready) ?? false);
    }

    private void ShowMessage(ChatMessagePush push) => chat.AddText($"{push.Name}: {push.Text}\n");

    private void Play(MatchTicketPush ticket) => GD.Print($"Play at {ticket.Connection}");

    private static async void Send(Task request)
    {
        try
        {
            await request;
        }
        catch (LobbyException exception)
        {
            GD.PushWarning($"{exception.Code}: {exception.Message}");
        }
    }

    private static void Write(LobbyLogEntry entry)
    {
        if (entry.Level >= LobbyLogLevel.Warning) GD.PushWarning($"{entry.Message} {entry.Exception}");
    }

    // Called for each connection. Replace it with a request to your sign-in service.
    private async Task<string> FetchToken(CancellationToken ct)
    {
        var guest = new JsonObject { ["playerId"] = PlayerId, ["name"] = PlayerName };
        using var reply = await Http.PostAsync(TokenUrl, new StringContent(guest.ToJsonString()), ct);
        reply.EnsureSuccessStatusCode();
        return JsonNode.Parse(await reply.Content.ReadAsStringAsync(ct))!["token"]!.GetValue<string>();
    }
}
