using System.Collections.Concurrent;
using System.Diagnostics;
using GameLobby.Benchmarks.Clients;
using GameLobby.Benchmarks.Servers;

namespace GameLobby.Benchmarks.Measuring;

/// <summary>Players who send their next request when the reply to the last one has arrived.</summary>
internal sealed class ClosedLoop
{
    private readonly Latencies latencies = new();
    private readonly ConcurrentDictionary<string, int> refused = new();
    private readonly ConcurrentDictionary<string, long> last = new();
    private volatile bool isMeasuring;
    private volatile bool isOver;
    private int commands;

    private ClosedLoop()
    {
    }

    public static Task<Measurement> Run(ServerProcess server, Lobbies lobbies, TimeSpan warmUp, TimeSpan time) =>
        new ClosedLoop().Measure(server, lobbies, warmUp, time);

    private async Task<Measurement> Measure(ServerProcess server, Lobbies lobbies, TimeSpan warmUp, TimeSpan time)
    {
        var playing = Task.WhenAll(lobbies.Players.Select(Play));
        await Task.Delay(warmUp);

        var before = server.CpuTime();
        var began = Stopwatch.GetTimestamp();
        isMeasuring = true;
        await Task.WhenAny(Task.Delay(time), playing);
        var rate = Volatile.Read(ref commands) / Stopwatch.GetElapsedTime(began).TotalSeconds;

        isOver = true;
        await playing;
        var settled = await lobbies.Settle(last);
        return new Measurement(latencies, refused, rate, server.CpuTime() - before, commands, settled);
    }

    private async Task Play(Player player)
    {
        while (!isOver)
        {
            var command = Command.Next(player);
            var sent = Stopwatch.GetTimestamp();
            var reply = await player.Send(command.Action, command.Data);
            if (reply.Succeeded) last.AddOrUpdate(player.LobbyId!, reply.Version, (_, highest) => Math.Max(highest, reply.Version));
            if (isMeasuring) Count(sent, reply);
        }
    }

    private void Count(long sent, Reply reply)
    {
        if (reply.Error is { } code)
        {
            refused.AddOrUpdate(code, 1, (_, count) => count + 1);
            return;
        }

        Interlocked.Increment(ref commands);
        latencies.Record(sent, reply.ReceivedAt);
    }
}
