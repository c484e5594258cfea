using BenchmarkDotNet.Attributes;
using GameLobby.Application.Changes;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace GameLobby.Benchmarks.Handlers;

/// <summary>Comparing two versions of a lobby, and encoding the pushes of the change for the queue.</summary>
[MemoryDiagnoser]
public class ChangeBenchmark
{
    private ServiceProvider services = null!;
    private IPublisher publisher = null!;
    private LobbyStored change = null!;

    [Params(8, 128)]
    public int Members { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        services = Services.Create();
        publisher = services.GetRequiredService<IPublisher>();
        var before = Lobbies.Of(Members);
        change = new LobbyStored(before, before.SetReady(Lobbies.Player(1), true, Lobbies.Now).Value);
    }

    [GlobalCleanup]
    public void Cleanup() => services.Dispose();

    [Benchmark(Description = "compare and encode")]
    public Task Publish() => publisher.Publish(change);
}
