using ArchUnitNET.Domain;
using ArchUnitNET.Domain.Dependencies;

namespace GameLobby.Architecture.Tests;

/// <summary>Time and randomness are injected, which makes decisions repeatable.</summary>
public sealed class TimeAndChance
{
    private static readonly string[] Clocks =
    [
        "DateTime::get_Now", "DateTime::get_UtcNow", "DateTime::get_Today",
        "DateTimeOffset::get_Now", "DateTimeOffset::get_UtcNow",
        "Environment::get_TickCount", "Stopwatch::",
    ];

    private static readonly string[] Chances = ["Guid::NewGuid", "Guid::CreateVersion7", "Random::", "RandomNumberGenerator::"];

    [Fact]
    public void The_domain_uses_neither_a_clock_nor_a_random_source() => Assert.Empty(Calls("GameLobby.Domain", [.. Clocks, .. Chances]));

    [Fact]
    public void The_application_reads_time_only_from_the_injected_clock() => Assert.Empty(Calls("GameLobby.Application", Clocks));

    [Fact]
    public void The_application_creates_no_GUIDs() =>
        Assert.Empty(Calls("GameLobby.Application", ["Guid::NewGuid", "Guid::CreateVersion7"]));

    [Fact]
    public void The_search_for_forbidden_calls_finds_an_existing_call() =>
        Assert.NotEmpty(Calls("GameLobby.Application", ["RandomNumberGenerator::"]));

    private static IEnumerable<string> Calls(string assembly, string[] methods) => Layers.All.Types
        .Where(type => type.Assembly.Name.StartsWith(assembly, StringComparison.Ordinal))
        .SelectMany(type => type.Dependencies.OfType<MethodCallDependency>())
        .Where(call => methods.Any(method => call.TargetMember.FullName.Contains(method, StringComparison.Ordinal)))
        .Select(call => $"{call.Origin.FullName} calls {call.TargetMember.FullName}")
        .Distinct();
}
