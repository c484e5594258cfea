using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Threading.Channels;
using GameLobby.Client;

namespace Player;

/// <summary>Finds a match at the matchmaker and joins its lobby.</summary>
public sealed class MatchFinder
{
    /// <summary>How long a guest waits for the host's invite before they queue again.</summary>
    private static readonly TimeSpan InviteLimit = TimeSpan.FromSeconds(10);

    private readonly LobbyClient client;
    private readonly HttpClient matchmaker;
    private readonly Func<CancellationToken, Task<string>> token;

    // An invite can arrive before the matchmaker's response does.
    private readonly Channel<InviteReceivedPush> invites = Channel.CreateUnbounded<InviteReceivedPush>();

    public MatchFinder(LobbyClient client, HttpClient matchmaker, Func<CancellationToken, Task<string>> token)
    {
        (this.client, this.matchmaker, this.token) = (client, matchmaker, token);
        client.InviteReceived += invite => invites.Writer.TryWrite(invite);
    }

    public async Task<LobbySnapshot> FindMatch(string mode, int rating, CancellationToken ct = default)
    {
        while (true)
        {
            var match = await Queue(mode, rating, ct);
            if (match is null) continue;
            if (match.HostId == client.PlayerId) return await Host(match, mode, ct);
            if (await WaitForInvite(match.HostId, ct) is { } invite)
                return await client.AcceptInviteAsync(invite.InviteId, cancellationToken: ct);
        }
    }

    private async Task<MatchReply?> Queue(string mode, int rating, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "queue")
        {
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", await token(ct)) },
            Content = JsonContent.Create(new { mode, rating }),
        };
        using var response = await matchmaker.SendAsync(request, ct);
        response.EnsureSuccessStatusCode();
        return response.StatusCode == HttpStatusCode.NoContent ? null : await response.Content.ReadFromJsonAsync<MatchReply>(ct);
    }

    private async Task<LobbySnapshot> Host(MatchReply match, string mode, CancellationToken ct)
    {
        var size = match.GuestIds.Count + 1;
        var lobby = await client.CreateLobbyAsync(
            new CreateLobby($"{client.PlayerName}'s match", mode, size)
            {
                Visibility = Visibility.Invite,
                MinPlayers = size,
                AutoStart = AutoStart.WhenAllReady,
                CountdownSeconds = 0,
            },
            cancellationToken: ct);
        foreach (var guest in match.GuestIds) await client.SendInviteAsync(guest, cancellationToken: ct);
        return lobby;
    }

    private async Task<InviteReceivedPush?> WaitForInvite(string hostId, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(InviteLimit);
        try
        {
            while (true)
            {
                var invite = await invites.Reader.ReadAsync(limit.Token);
                if (invite.From == hostId) return invite;
            }
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return null;
        }
    }

    private sealed record MatchReply(string HostId, IReadOnlyList<string> GuestIds);
}
