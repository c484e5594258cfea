using System.Reflection;
using ArchUnitNET.xUnit;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace GameLobby.Architecture.Tests;

/// <summary>Dependencies point one way: functions, infrastructure, application, domain.</summary>
public sealed class Dependencies
{
    [Fact]
    public void The_domain_references_nothing_at_all() => Assert.Empty(References(Layers.Domain));

    [Fact]
    public void The_application_references_the_domain_and_no_platform() => Assert.Equal(
        [
            "FluentValidation",
            "FluentValidation.DependencyInjectionExtensions",
            "GameLobby.Domain",
            "MediatR",
            "MediatR.Contracts",
            "Microsoft.Extensions.DependencyInjection.Abstractions",
            "Microsoft.Extensions.Logging.Abstractions",
            "Ulid",
        ],
        References(Layers.Application).Order(StringComparer.Ordinal));

    [Fact]
    public void The_infrastructure_does_not_reference_the_functions() => Assert.DoesNotContain(
        References(Layers.Infrastructure),
        name => name == "GameLobby.Functions"
            || (name.StartsWith("Amazon.Lambda.", StringComparison.Ordinal) && name != "Amazon.Lambda.DynamoDBEvents"));

    [Fact]
    public void No_layer_depends_on_one_further_out()
    {
        Assembly[] inwards = [Layers.Domain, Layers.Application, Layers.Infrastructure, Layers.Functions];
        for (var inner = 0; inner < inwards.Length; inner++)
        {
            foreach (var outer in inwards[(inner + 1)..])
            {
                Types().That().ResideInAssembly(inwards[inner])
                    .Should().NotDependOnAny(Types().That().ResideInAssembly(outer))
                    .Check(Layers.All);
            }
        }
    }

    [Fact]
    public void Values_do_not_depend_on_lobbies() =>
        Types().That().ResideInNamespaceMatching(@"^GameLobby\.Domain\.Values$")
            .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching(@"^GameLobby\.Domain\.Lobbies$"))
            .Check(Layers.All);

    [Fact]
    public void Adapters_are_reached_through_ports_only()
    {
        var ports = Layers.Application.GetTypes().Where(type => type is { IsInterface: true, Namespace: "GameLobby.Application.Ports" });
        var adapters = Layers.Infrastructure.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.GetInterfaces().Intersect(ports).Any())
            .ToArray();

        Assert.NotEmpty(adapters);
        Assert.All(
            adapters,
            adapter => Assert.True(adapter is { IsNotPublic: true, IsSealed: true }, $"{adapter} is to be internal and sealed"));
    }

    /// <summary>What is not of .NET itself.</summary>
    private static IEnumerable<string> References(Assembly assembly) => assembly.GetReferencedAssemblies()
        .Select(reference => reference.Name!)
        .Where(name => !name.StartsWith("System", StringComparison.Ordinal) && name is not ("netstandard" or "mscorlib"));
}
