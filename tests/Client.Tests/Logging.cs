using GameLobby.Client.Tests.Fakes;

namespace GameLobby.Client.Tests;

public sealed class Logging
{
    [Fact]
    public void The_log_has_requests_states_and_losses_but_no_data()
    {
        var log = new List<LobbyLogEntry>();
        using var logging = new ClientHarness(log: log.Add);
        var socket = logging.GoOnline();
        _ = logging.Client.SendChatAsync("a secret");
        socket.Reply(socket.Requests("chat.send")[0].Id, new { messageId = "m1" });
        socket.Receive("not JSON", Snapshots.Push(1));
        socket.Drop(new IOException("The network broke."));
        Assert.DoesNotContain("secret", string.Concat(log), StringComparison.Ordinal);
        Assert.DoesNotContain("token1", string.Concat(log), StringComparison.Ordinal);
        var id = socket.Requests("chat.send")[0].Id;
        Assert.Equal(
            [
                "Information The connection is Connecting.",
                "Information The connection is Online.",
                $"Debug Request chat.send {id}",
                $"Debug Reply to chat.send {id}: ok",
                "Warning A message of 8 characters was ignored: it is not a frame of the protocol.",
                "Debug Push lobby.changed 1",
                "Information The connection is Reconnecting.",
                "Warning The connection is lost or could not be opened. Attempt 1 follows in 250 ms.",
            ],
            log.Select(entry => $"{entry.Level} {entry.Message}"));
        Assert.Equal("The network broke.", log[^1].Exception!.Message);
    }

    [Fact]
    public void An_exception_of_the_log_does_not_affect_the_client()
    {
        using var logging = new ClientHarness(log: _ => throw new InvalidOperationException("The disk is full."));
        logging.GoOnline();
        Assert.Equal(ConnectionState.Online, logging.Client.State);
    }
}
