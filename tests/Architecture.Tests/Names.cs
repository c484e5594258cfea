namespace GameLobby.Architecture.Tests;

public sealed class Names
{
    /// <summary>Such a namespace would hide the type Lobby from the code inside it.</summary>
    [Fact]
    public void No_namespace_is_called_Lobby() => Assert.DoesNotContain(Namespaces(), name => name.Split('.').Contains("Lobby"));

    [Fact]
    public void Namespaces_begin_with_the_name_of_their_assembly() => Assert.All(
        new[] { Layers.Domain, Layers.Application, Layers.Infrastructure, Layers.Functions },
        assembly => Assert.All(
            assembly.GetExportedTypes().Where(type => !type.Name.StartsWith("Generated", StringComparison.Ordinal)),
            type => Assert.StartsWith(assembly.GetName().Name!, type.Namespace, StringComparison.Ordinal)));

    private static IEnumerable<string> Namespaces() =>
        new[] { Layers.Domain, Layers.Application, Layers.Infrastructure, Layers.Functions }
            .SelectMany(assembly => assembly.GetTypes())
            .Select(type => type.Namespace)
            .OfType<string>()
            .Distinct();
}
