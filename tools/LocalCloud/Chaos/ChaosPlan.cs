using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GameLobby.LocalCloud.Chaos;

/// <summary>How much goes wrong. What is left out goes well.</summary>
public sealed record ChaosPlan
{
    internal static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>Each fault strikes in a sequence that the seed decides, however the others fall.</summary>
    public int Seed { get; init; }

    /// <summary>How often a fault strikes: 0 never, 1 each time.</summary>
    public IReadOnlyDictionary<Fault, double> Rates { get; init; } = new Dictionary<Fault, double>();

    /// <summary>How long a connection lasts at most; null: as the gateway's limit says, 2 hours.</summary>
    public double? ConnectionSeconds { get; init; }

    /// <summary>How long a connection may be idle; null: as the gateway's limit says, 10 minutes.</summary>
    public double? IdleSeconds { get; init; }

    public static ChaosPlan Calm { get; } = new();

    /// <summary>Everything goes wrong now and then, as in a bad week.</summary>
    public static ChaosPlan Everything(int seed) => new()
    {
        Seed = seed,
        Rates = Enum.GetValues<Fault>().ToDictionary(fault => fault, _ => 0.03),
        ConnectionSeconds = 60,
        IdleSeconds = 30,
    };

    /// <param name="seedOrFile">A number: everything, by that seed; else the path of a plan.</param>
    /// <exception cref="LocalCloudException">It is neither.</exception>
    public static ChaosPlan Of(string seedOrFile)
    {
        if (int.TryParse(seedOrFile, CultureInfo.InvariantCulture, out var seed)) return Everything(seed);
        try
        {
            var plan = JsonSerializer.Deserialize<ChaosPlan>(File.ReadAllText(seedOrFile), Json);
            return plan is { Problem: null }
                ? plan
                : throw new LocalCloudException($"--chaos {seedOrFile}: {plan?.Problem ?? "this is no plan."}");
        }
        catch (Exception unread) when (unread is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new LocalCloudException($"--chaos {seedOrFile}: {unread.Message}");
        }
    }

    /// <summary>What is wrong with the plan itself; null: nothing.</summary>
    [JsonIgnore]
    public string? Problem => this switch
    {
        { Rates: null } => "rates is an object of fault: chance.",
        _ when Rates.Any(rate => rate.Value is not (>= 0 and <= 1)) => "A rate is from 0 to 1.",
        { ConnectionSeconds: not (null or (> 0 and <= MostSeconds)) } => $"connectionSeconds is more than 0 and at most {MostSeconds}.",
        { IdleSeconds: not (null or (> 0 and <= MostSeconds)) } => $"idleSeconds is more than 0 and at most {MostSeconds}.",
        _ => null,
    };

    private const double MostSeconds = 7200;
}
