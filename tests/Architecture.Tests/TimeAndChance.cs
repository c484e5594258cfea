using ArchUnitNET.Domain;
using ArchUnitNET.Domain.Dependencies;

namespace GameLobby.Architecture.Tests;

/// <summary>What time it is, and what chance gives, comes from outside: so all that is decided can be decided again.</summary>
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
    public void The_domain_asks_neither_a_clock_nor_chance() => Assert.Empty(Calls("GameLobby.Domain", [.. Clocks, .. Chances]));

    [Fact]
    public void The_application_asks_no_clock_but_the_one_it_is_given() => Assert.Empty(Calls("GameLobby.Application", Clocks));

    [Fact]
    public void The_application_makes_no_ids_of_chance_alone() =>
        Assert.Empty(Calls("GameLobby.Application", ["Guid::NewGuid", "Guid::CreateVersion7"]));

    [Fact]
    public void Such_calls_are_found_where_there_are_any() => Assert.NotEmpty(Calls("GameLobby.Application", ["RandomNumberGenerator::"]));

    private static IEnumerable<string> Calls(string assembly, string[] methods) => Layers.All.Types
        .Where(type => type.Assembly.Name.StartsWith(assembly, StringComparison.Ordinal))
        .SelectMany(type => type.Dependencies.OfType<MethodCallDependency>())
        .Where(call => methods.Any(method => call.TargetMember.FullName.Contains(method, StringComparison.Ordinal)))
        .Select(call => $"{call.Origin.FullName} calls {call.TargetMember.FullName}")
        .Distinct();
}
