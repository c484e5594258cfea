using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using GameLobby.Client;
using GameLobby.Unity;
using UnityEngine;
using UnityEngine.Networking;

// Joins a lobby and shows it. Start LocalCloud, add this component to an empty GameObject, and press Play.
public sealed class LobbyView : MonoBehaviour
{
    [SerializeField] private string url = "ws://localhost:3000/v1";
    [SerializeField] private string tokenUrl = "http://localhost:3000/dev/token";
    [SerializeField] private Guest guest = new Guest { playerId = "ada", name = "Ada" };

    private readonly List<string> chat = new List<string>();
    private LobbyClient client;
    private LobbySnapshot lobby;
    private string message = "";

    private async void Start()
    {
        client = new LobbyClient(new Uri(url), FetchToken, UnityLobby.Options);
        client.LobbyChanged += Show;
        client.ChatMessageReceived += ShowMessage;
        client.MatchTicketReceived += Play;
        try
        {
            await client.ConnectAsync();
            // After a restart, the player may still be in a lobby. Joining another one would fail with already_in_lobby.
            if (client.CurrentLobby == null)
                await client.QuickJoinAsync(new QuickJoin("ctf") { CreateIfNone = new CreateLobby("Friday night", "ctf", 8) });
        }
        catch (LobbyException exception)
        {
            Debug.LogWarning($"{exception.Code}: {exception.Message}");
        }
    }

    private void OnDestroy()
    {
        client.LobbyChanged -= Show;
        client.ChatMessageReceived -= ShowMessage;
        client.MatchTicketReceived -= Play;
        // The player's seat is kept for a while. Call LeaveLobbyAsync first to free it at once.
        client.CloseAsync();
    }

    private void OnApplicationPause(bool isPaused)
    {
        // Some devices do not report that they lost the connection. The client replaces it when the ping has no reply.
        if (!isPaused && client?.State == ConnectionState.Online) Send(client.PingAsync());
    }

    private void OnGUI()
    {
        if (lobby == null)
        {
            GUILayout.Label("Not in a lobby");
            return;
        }

        GUILayout.Label($"{lobby.Name}, code {lobby.Code}");
        foreach (var member in lobby.Members) GUILayout.Label($"{member.Name}: {(member.Ready ? "ready" : "not ready")}");
        if (GUILayout.Button("Ready")) Send(client.SetReadyAsync(true));
        foreach (var line in chat) GUILayout.Label(line);
        message = GUILayout.TextField(message);
        if (GUILayout.Button("Send") && message != "")
        {
            Send(client.SendChatAsync(message));
            message = "";
        }
    }

    private void Show(LobbyChange change) => lobby = change.After;

    private void ShowMessage(ChatMessagePush push) => chat.Add($"{push.Name}: {push.Text}");

    private void Play(MatchTicketPush ticket) => Debug.Log($"Play at {ticket.Connection}");

    private static async void Send(Task request)
    {
        try
        {
            await request;
        }
        catch (LobbyException exception)
        {
            Debug.LogWarning($"{exception.Code}: {exception.Message}");
        }
    }

    // Called for each connection. Replace it with a request to your sign-in service.
    private async Task<string> FetchToken(CancellationToken ct)
    {
        using var request = UnityWebRequest.Put(tokenUrl, JsonUtility.ToJson(guest));
        request.method = UnityWebRequest.kHttpVerbPOST;
        var done = new TaskCompletionSource<bool>();
        request.SendWebRequest().completed += _ => done.SetResult(true);
        await done.Task;
        if (request.result != UnityWebRequest.Result.Success) throw new InvalidOperationException($"No token: {request.error}");
        return JsonUtility.FromJson<TokenReply>(request.downloadHandler.text).token;
    }

    [Serializable]
    private sealed class Guest
    {
        public string playerId;
        public string name;
    }

    [Serializable]
    private sealed class TokenReply
    {
        public string token;
    }
}
