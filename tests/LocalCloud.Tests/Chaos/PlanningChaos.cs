using System.Net;
using GameLobby.LocalCloud.Chaos;
using GameLobby.LocalCloud.Tests.Gateway;

namespace GameLobby.LocalCloud.Tests.Chaos;

public sealed class PlanningChaos
{
    [Fact]
    public async Task A_plan_is_exchanged_while_the_cloud_runs()
    {
        await using var gateway = await GatewayUnderTest.Start();
        using var http = new HttpClient { BaseAddress = gateway.Account.Endpoint };

        const string plan = """{"seed":7,"rates":{"latePush":0.5},"connectionSeconds":20}""";
        using var answer = await http.PostAsync("/dev/chaos", new StringContent(plan));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var held = gateway.Misfortune.Plan;
        Assert.Equal((7, 0.5, 20), (held.Seed, held.Rates[Fault.LatePush], held.ConnectionSeconds));
        Assert.Equal(await answer.Content.ReadAsStringAsync(), await http.GetStringAsync("/dev/chaos"));
    }

    [Fact]
    public async Task An_empty_plan_is_calm()
    {
        await using var gateway = await GatewayUnderTest.Start();
        gateway.Misfortune.Plan = ChaosPlan.Everything(7);
        using var http = new HttpClient { BaseAddress = gateway.Account.Endpoint };

        await http.PostAsync("/dev/chaos", new StringContent("{}"));

        Assert.All(Enum.GetValues<Fault>(), fault => Assert.False(gateway.Misfortune.Strikes(fault)));
    }

    [Theory]
    [InlineData("""{"rates":{"latePush":1.5}}""")]
    [InlineData("""{"rates":{"latePush":-0.5}}""")]
    [InlineData("""{"rates":{"earlyPush":0.5}}""")]
    [InlineData("""{"rates":null}""")]
    [InlineData("""{"connectionSeconds":0}""")]
    [InlineData("""{"idleSeconds":7201}""")]
    [InlineData("""{"luck":1}""")]
    [InlineData("null")]
    [InlineData("")]
    public async Task A_plan_that_makes_no_sense_changes_nothing(string body)
    {
        await using var gateway = await GatewayUnderTest.Start();
        var plan = gateway.Misfortune.Plan = ChaosPlan.Everything(7);
        using var http = new HttpClient { BaseAddress = gateway.Account.Endpoint };

        using var answer = await http.PostAsync("/dev/chaos", new StringContent(body));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Same(plan, gateway.Misfortune.Plan);
    }

    [Fact]
    public async Task A_plan_comes_from_a_file_or_a_seed()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, """{"seed":7,"rates":{"gonePush":0.5},"idleSeconds":3}""");

        var plan = ChaosPlan.Of(file);

        Assert.Equal((7, 0.5, 3), (plan.Seed, plan.Rates[Fault.GonePush], plan.IdleSeconds));
        Assert.Equal((8, 0.03), (ChaosPlan.Of("8").Seed, ChaosPlan.Of("8").Rates[Fault.GonePush]));
        await File.WriteAllTextAsync(file, """{"rates":{"gonePush":7}}""");
        var refusal = Assert.Throws<LocalCloudException>(() => ChaosPlan.Of(file));
        Assert.Contains("A rate is from 0 to 1.", refusal.Message, StringComparison.Ordinal);
        File.Delete(file);
    }

    [Fact]
    public void Of_everything_each_fault_strikes_now_and_then() => Assert.All(Enum.GetValues<Fault>(), fault =>
    {
        var misfortune = new Misfortune(ChaosPlan.Everything(1));
        Assert.InRange(Enumerable.Range(0, 1000).Count(_ => misfortune.Strikes(fault)), 5, 100);
    });
}
