using System.Net;
using System.Net.Http.Json;
using GameLobby.LocalCloud.Chaos;
using GameLobby.LocalCloud.Tests.Gateway;

namespace GameLobby.LocalCloud.Tests.Chaos;

public sealed class ChaosPlans
{
    [Fact]
    public async Task A_plan_can_be_replaced_at_run_time()
    {
        await using var gateway = await GatewayUnderTest.Start();
        using var http = new HttpClient { BaseAddress = gateway.Account.Endpoint };

        const string plan = """{"seed":7,"rates":{"latePush":0.5},"connectionSeconds":20}""";
        using var answer = await http.PostAsync("/dev/chaos", new StringContent(plan));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var held = gateway.Faults.Plan;
        Assert.Equal((7, 0.5, 20), (held.Seed, held.Rates[Fault.LatePush], held.ConnectionSeconds));
        Assert.Equal(await answer.Content.ReadAsStringAsync(), await http.GetStringAsync("/dev/chaos"));
    }

    [Fact]
    public async Task An_empty_plan_injects_no_faults()
    {
        await using var gateway = await GatewayUnderTest.Start();
        gateway.Faults.Plan = ChaosPlan.AllFaults(7);
        using var http = new HttpClient { BaseAddress = gateway.Account.Endpoint };

        await http.PostAsync("/dev/chaos", new StringContent("{}"));

        Assert.All(Enum.GetValues<Fault>(), fault => Assert.False(gateway.Faults.ShouldInject(fault)));
    }

    [Fact]
    public async Task The_faults_are_listed_with_how_often_each_was_injected()
    {
        await using var gateway = await GatewayUnderTest.Start();
        gateway.Faults.Plan = new ChaosPlan { Rates = new Dictionary<Fault, double> { [Fault.LatePush] = 1 } };
        gateway.Faults.ShouldInject(Fault.LatePush);
        using var http = new HttpClient { BaseAddress = gateway.Account.Endpoint };

        var counts = (await http.GetFromJsonAsync<Dictionary<string, int>>("/dev/faults"))!;

        Assert.Equal(Enum.GetValues<Fault>().Length, counts.Count);
        Assert.Equal((1, 0), (counts["latePush"], counts["slowPush"]));
    }

    [Theory]
    [InlineData("""{"rates":{"latePush":1.5}}""")]
    [InlineData("""{"rates":{"latePush":-0.5}}""")]
    [InlineData("""{"rates":{"earlyPush":0.5}}""")]
    [InlineData("""{"rates":null}""")]
    [InlineData("""{"connectionSeconds":0}""")]
    [InlineData("""{"idleSeconds":7201}""")]
    [InlineData("""{"luck":1}""")]
    [InlineData("""{"pushStatus":200}""")]
    [InlineData("null")]
    [InlineData("")]
    public async Task An_invalid_plan_is_rejected_and_changes_nothing(string body)
    {
        await using var gateway = await GatewayUnderTest.Start();
        var plan = gateway.Faults.Plan = ChaosPlan.AllFaults(7);
        using var http = new HttpClient { BaseAddress = gateway.Account.Endpoint };

        using var answer = await http.PostAsync("/dev/chaos", new StringContent(body));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Same(plan, gateway.Faults.Plan);
    }

    [Fact]
    public async Task A_plan_is_read_from_a_file_or_generated_from_a_seed()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, """{"seed":7,"rates":{"gonePush":0.5},"idleSeconds":3}""");

        var plan = ChaosPlan.FromSeedOrFile(file);

        Assert.Equal((7, 0.5, 3), (plan.Seed, plan.Rates[Fault.GonePush], plan.IdleSeconds));
        Assert.Equal((8, 0.03), (ChaosPlan.FromSeedOrFile("8").Seed, ChaosPlan.FromSeedOrFile("8").Rates[Fault.GonePush]));
        await File.WriteAllTextAsync(file, """{"rates":{"gonePush":7}}""");
        var refusal = Assert.Throws<LocalCloudException>(() => ChaosPlan.FromSeedOrFile(file));
        Assert.Contains("Each rate must be from 0 to 1.", refusal.Message, StringComparison.Ordinal);
        File.Delete(file);
    }

    [Fact]
    public void A_plan_of_all_faults_injects_each_of_them_sometimes() => Assert.All(Enum.GetValues<Fault>(), fault =>
    {
        var faults = new FaultInjector(ChaosPlan.AllFaults(1));
        Assert.InRange(Enumerable.Range(0, 1000).Count(_ => faults.ShouldInject(fault)), 5, 100);
    });
}
