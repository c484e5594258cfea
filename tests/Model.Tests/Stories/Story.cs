using System.Globalization;
using GameLobby.LocalCloud.Chaos;
using GameLobby.LocalCloud.Testing;

namespace GameLobby.Model.Tests.Stories;

/// <summary>What a run is made of. The seed determines the stack and each client's requests, but not how these interleave.</summary>
internal sealed record Story(int Seed, int Clients, int Steps, IReadOnlyList<Fault> Faults)
{
    /// <summary>
    /// The rate of each fault. A function has up to three table requests and many pushes, so the rates are low. A hung request takes the
    /// 3 s after which the service gives it up.
    /// </summary>
    private static readonly IReadOnlyDictionary<Fault, double> Rates = new Dictionary<Fault, double>
    {
        [Fault.HungTable] = 0.002,
        [Fault.SilentTable] = 0.002,
        [Fault.SlowTable] = 0.005,
        [Fault.HungPush] = 0.002,
    };

    private const double UsualRate = 0.02;
    private const string AllFaults = "all";
    private const string NoFaults = "none";

    /// <summary>The story of the environment variables MODEL_SEED, MODEL_CLIENTS, MODEL_STEPS and MODEL_FAULTS.</summary>
    public static Story FromEnvironment() => new(
        Number("MODEL_SEED") ?? Random.Shared.Next(1_000_000),
        Number("MODEL_CLIENTS") ?? 15,
        Number("MODEL_STEPS") ?? 20,
        Text("MODEL_FAULTS") switch
        {
            null or AllFaults => Enum.GetValues<Fault>(),
            NoFaults => [],
            var names => [.. names.Split(',').Select(name => Enum.Parse<Fault>(name, ignoreCase: true))],
        });

    /// <summary>How long to play more stories: the minutes in MODEL_MINUTES.</summary>
    public static TimeSpan TimeToRun() => TimeSpan.FromMinutes(Number("MODEL_MINUTES") ?? 1);

    public ChaosPlan Plan => new()
    {
        Seed = Seed,
        Rates = Faults.ToDictionary(fault => fault, fault => Rates.GetValueOrDefault(fault, UsualRate)),
    };

    /// <summary>The stack. The seed determines its clocks, whether streams are polled, and whether concurrency is limited.</summary>
    public TestCloudOptions Cloud => new()
    {
        FunctionClockSkew = TimeSpan.FromSeconds(2) * ((Seed % 3) - 1),
        StreamPoll = Seed / 3 % 2 == 0 ? null : TimeSpan.FromMilliseconds(250),
        Concurrency = Seed / 6 % 2 == 0 ? null : 10,
    };

    public Story Next() => this with { Seed = Seed + 1 };

    /// <summary>Stories with half of one ingredient.</summary>
    public IEnumerable<Story> Shorter()
    {
        if (Clients > 1) yield return this with { Clients = (Clients + 1) / 2 };
        if (Steps > 1) yield return this with { Steps = (Steps + 1) / 2 };
        if (Faults.Count > 0) yield return this with { Faults = [.. Faults.Take(Faults.Count / 2)] };
        if (Faults.Count > 1) yield return this with { Faults = [.. Faults.Skip(Faults.Count / 2)] };
    }

    /// <summary>The command that runs the story again.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"MODEL_SEED={Seed} MODEL_CLIENTS={Clients} MODEL_STEPS={Steps} MODEL_FAULTS={FaultNames} dotnet test tests/Model.Tests");

    private string FaultNames => Faults.Count switch
    {
        0 => NoFaults,
        _ when Faults.Count == Enum.GetValues<Fault>().Length => AllFaults,
        _ => string.Join(',', Faults),
    };

    private static int? Number(string variable) => Text(variable) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;

    private static string? Text(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? text : null;
}
