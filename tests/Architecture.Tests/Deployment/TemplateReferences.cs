using System.Text.Json.Nodes;

namespace GameLobby.Architecture.Tests.Deployment;

/// <summary>The names that template.yaml uses. CI also runs cfn-lint, which knows the properties of each type of resource.</summary>
public sealed class TemplateReferences
{
    /// <summary>What SAM generates from a resource.</summary>
    private static readonly HashSet<string> Generated =
    [
        .. DeployedTemplate.Functions.Select(function => $"{function}.Alias"),
        "HttpApi.Stage", "LobbyApi.Stage", "LobbyApiDefaultRoute",
    ];

    [Fact]
    public void Every_reference_names_a_parameter_or_a_resource() => Assert.All(
        DeployedTemplate.References(DeployedTemplate.Body).Where(name => !name.StartsWith("AWS::", StringComparison.Ordinal)),
        name => Assert.True(Exists(name), name));

    [Fact]
    public void Every_dependency_is_a_resource_that_always_exists_or_has_the_same_condition() => Assert.All(
        DeployedTemplate.Resources.Where(resource => resource.Value!["DependsOn"] is not null),
        resource =>
        {
            var other = DeployedTemplate.Resources[DeployedTemplate.Text(resource.Value!["DependsOn"])];
            Assert.NotNull(other);
            Assert.Contains(DeployedTemplate.Text(other["Condition"]), new[] { "", DeployedTemplate.Text(resource.Value["Condition"]) });
        });

    [Fact]
    public void Every_condition_that_is_used_exists_and_every_other_is_removed()
    {
        var used = DeployedTemplate.Objects(DeployedTemplate.Body).SelectMany(Conditions).Distinct();

        Assert.Equal(DeployedTemplate.Conditions.Select(condition => condition.Key).Order(), used.Order());
    }

    private static IEnumerable<string> Conditions(JsonObject map)
    {
        if (map["Condition"] is JsonValue condition) yield return condition.ToString();
        if (map["Fn::If"] is JsonArray choice) yield return DeployedTemplate.Text(choice[0]);
    }

    private static bool Exists(string name) =>
        DeployedTemplate.Parameters.ContainsKey(name) || DeployedTemplate.Resources.ContainsKey(name.Split('.')[0])
        || Generated.Contains(name);
}
