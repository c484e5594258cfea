using GameLobby.Application.AreaOfAction;
using GameLobby.Domain;
using GameLobby.TestKit.Hosting;
using static GameLobby.TestKit.Builders.People;

namespace GameLobby.Application.Tests.AreaOfAction;

public sealed class UsingSetExample : IDisposable
{
    private readonly TestHost host = new();

    public void Dispose() => host.Dispose();

    [Fact]
    public async Task SetExample_changes_the_lobby()
    {
        var (_, clients) = await host.Gather(Ada, Bob);
        var before = await clients[0].Done(new SetExample { Example = false });

        Assert.True((await clients[0].Done(new SetExample { Example = true })).Version > before.Version);
    }

    [Fact]
    public async Task SetExample_without_a_value_is_refused()
    {
        var (_, clients) = await host.Gather(Ada);

        Assert.Equal(ErrorKind.Validation, (await clients[0].Send(new SetExample())).Error?.Kind);
    }

    [Fact]
    public async Task SetExample_is_refused_outside_of_a_lobby() =>
        Assert.Equal(Refusals.NotInLobby, (await (await host.Connect(Ada)).Send(new SetExample { Example = true })).Error);
}
