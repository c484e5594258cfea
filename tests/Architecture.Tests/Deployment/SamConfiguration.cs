using System.Text.RegularExpressions;

namespace GameLobby.Architecture.Tests.Deployment;

/// <summary>The environments of samconfig.toml.</summary>
public sealed partial class SamConfiguration
{
    private static readonly string Text = Repository.Text("samconfig.toml");

    private static readonly string[] All = [.. Section.Matches(Text).Select(section => section.Groups["name"].Value)];

    public static TheoryData<string> Environments => [.. All];

    [Fact]
    public void There_is_one_for_development_and_one_for_production() => Assert.Equal(["dev", "prod"], All);

    [Theory]
    [MemberData(nameof(Environments))]
    public void An_environment_has_all_required_parameters_with_allowed_values(string environment)
    {
        var parameters = Overrides(environment);

        Assert.All(parameters, parameter => Assert.True(
            TemplateParameters.Allows(parameter.Key, parameter.Value), $"{parameter.Key}={parameter.Value}"));
        Assert.Empty(DeployedTemplate.Parameters.Where(it => it.Value!["Default"] is null).Select(it => it.Key).Except(parameters.Keys));
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public void An_environment_names_a_secret_but_has_none_and_is_tagged(string environment)
    {
        var parameters = Overrides(environment);

        Assert.Contains("SecretName", parameters.Keys);
        Assert.DoesNotContain(parameters.Keys, name => DeployedTemplate.Parameters[name]!["NoEcho"] is not null);
        Assert.Contains($"\"Environment={environment}\"", Settings(environment), StringComparison.Ordinal);
    }

    [Fact]
    public void No_account_is_named() => Assert.DoesNotMatch(@"\d{12}", Text);

    [Fact]
    public void Production_protects_its_table_and_deploys_step_by_step() => Assert.All(
        ["DeletionProtection", "PointInTimeRecovery", "GradualDeployment"],
        (string name) => Assert.Equal("true", Overrides("prod")[name]));

    private static string Settings(string environment) =>
        Section.Matches(Text).Single(section => section.Groups["name"].Value == environment).Groups["settings"].Value;

    private static Dictionary<string, string> Overrides(string environment) =>
        Override.Matches(List.Match(Settings(environment)).Value)
            .ToDictionary(it => it.Groups["name"].Value, it => it.Groups["value"].Value);

    [GeneratedRegex(@"^\[(?<name>\w+)\.deploy\.parameters\]\n(?<settings>(^(?!\[).*\n)+)", RegexOptions.Multiline)]
    private static partial Regex Section { get; }

    [GeneratedRegex(@"^parameter_overrides = \[\n(^  .*\n)+\]", RegexOptions.Multiline)]
    private static partial Regex List { get; }

    [GeneratedRegex("\"(?<name>\\w+)=(?<value>[^\"]*)\"")]
    private static partial Regex Override { get; }
}
