using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GameLobby.LocalCloud.Chaos;

/// <summary>Which faults are injected, and how often. A fault without a rate is never injected.</summary>
public sealed record ChaosPlan
{
    internal static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>Determines when each fault is injected; the sequence of one fault does not depend on the others.</summary>
    public int Seed { get; init; }

    /// <summary>The probability of each fault, from 0 (never) to 1 (always).</summary>
    public IReadOnlyDictionary<Fault, double> Rates { get; init; } = new Dictionary<Fault, double>();

    /// <summary>The maximum duration of a connection; null keeps the gateway's limit of 2 hours.</summary>
    public double? ConnectionSeconds { get; init; }

    /// <summary>The maximum idle time of a connection; null keeps the gateway's limit of 10 minutes.</summary>
    public double? IdleSeconds { get; init; }

    /// <summary>The player whose pushes the faults of pushes concern; null for all players.</summary>
    public string? PushesTo { get; init; }

    /// <summary>The status of <see cref="Fault.FailedPush"/>; null for one at random.</summary>
    public int? PushStatus { get; init; }

    /// <summary>Whether the faults of tables concern writes only.</summary>
    public bool WritesOnly { get; init; }

    public static ChaosPlan None { get; } = new();

    /// <summary>Injects every fault at a rate of 3 %, with connections limited to 60 s and 30 s idle.</summary>
    public static ChaosPlan AllFaults(int seed) => new()
    {
        Seed = seed,
        Rates = Enum.GetValues<Fault>().ToDictionary(fault => fault, _ => 0.03),
        ConnectionSeconds = 60,
        IdleSeconds = 30,
    };

    /// <param name="seedOrFile">A number is a seed for <see cref="AllFaults"/>; anything else is the path of a plan.</param>
    /// <exception cref="LocalCloudException">The argument is neither a seed nor a readable plan.</exception>
    public static ChaosPlan FromSeedOrFile(string seedOrFile)
    {
        if (int.TryParse(seedOrFile, CultureInfo.InvariantCulture, out var seed)) return AllFaults(seed);
        try
        {
            var plan = JsonSerializer.Deserialize<ChaosPlan>(File.ReadAllText(seedOrFile), Json);
            return plan is { Problem: null }
                ? plan
                : throw new LocalCloudException($"--chaos {seedOrFile}: {plan?.Problem ?? "expected a JSON object."}");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new LocalCloudException($"--chaos {seedOrFile}: {failure.Message}");
        }
    }

    /// <summary>The reason why the plan is invalid; null if it is valid.</summary>
    [JsonIgnore]
    public string? Problem => this switch
    {
        { Rates: null } => "rates must be an object of fault names and probabilities.",
        _ when Rates.Any(rate => rate.Value is not (>= 0 and <= 1)) => "Each rate must be from 0 to 1.",
        { ConnectionSeconds: not (null or (> 0 and <= MaxSeconds)) } => $"connectionSeconds must be more than 0 and at most {MaxSeconds}.",
        { IdleSeconds: not (null or (> 0 and <= MaxSeconds)) } => $"idleSeconds must be more than 0 and at most {MaxSeconds}.",
        { PushStatus: not (null or (>= 400 and <= 599)) } => "pushStatus must be from 400 to 599.",
        _ => null,
    };

    private const double MaxSeconds = 7200;
}
