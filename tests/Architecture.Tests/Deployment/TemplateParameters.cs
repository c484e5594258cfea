using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace GameLobby.Architecture.Tests.Deployment;

/// <summary>The parameters of template.yaml.</summary>
public sealed class TemplateParameters
{
    private static readonly string[] All = [.. DeployedTemplate.Parameters.Select(parameter => parameter.Key)];

    public static TheoryData<string> Names => [.. All];

    [Fact]
    public void Every_parameter_is_used()
    {
        var used = DeployedTemplate.References(DeployedTemplate.Body).ToHashSet();

        Assert.All(All, name => Assert.Contains(name, used));
    }

    [Fact]
    public void Every_parameter_is_in_one_group()
    {
        var groups = DeployedTemplate.Document["Metadata"]!["AWS::CloudFormation::Interface"]!["ParameterGroups"]!.AsArray();

        Assert.Equal(
            All.Order(),
            groups.SelectMany(group => group!["Parameters"]!.AsArray()).Select(DeployedTemplate.Text).Order());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_parameter_says_what_it_is_and_what_it_allows(string name)
    {
        var parameter = DeployedTemplate.Parameters[name]!;

        Assert.EndsWith(".", DeployedTemplate.Text(parameter["Description"]), StringComparison.Ordinal);
        Assert.True(IsRestricted(parameter), $"{name} allows anything.");
        if (parameter["AllowedPattern"] is not null) Assert.NotNull(parameter["ConstraintDescription"]);
        if (parameter["Default"] is { } value) Assert.True(Allows(name, value.ToString()), $"{name} does not allow its default.");
    }

    [Fact]
    public void The_page_of_parameters_names_each()
    {
        var page = Repository.Text("docs/operate/parameters.md");

        Assert.All(All, name => Assert.Contains($"`{name}`", page, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("TokenKeysUrl", "http://issuer.example/keys", false)]
    [InlineData("TokenKeysUrl", "https://issuer.example/keys", true)]
    [InlineData("TokenIssuer", "", false)]
    [InlineData("DomainName", "https://lobby.example.com", false)]
    [InlineData("DomainName", "lobby.example.com", true)]
    [InlineData("KmsKeyArn", "arn:aws:kms:eu-west-1:111122223333:key/1234abcd", true)]
    [InlineData("KmsKeyArn", "alias/lobby", false)]
    [InlineData("CertificateArn", "arn:aws:acm:eu-west-1:111122223333:certificate/1", true)]
    [InlineData("AlarmEmail", "ops", false)]
    [InlineData("LogRetentionInDays", "31", false)]
    [InlineData("RequestsPerSecond", "0", false)]
    public void A_value_is_allowed_or_refused_before_anything_is_deployed(string name, string value, bool allowed) =>
        Assert.Equal(allowed, Allows(name, value));

    /// <summary>Whether CloudFormation accepts a value: patterns must match all of it.</summary>
    internal static bool Allows(string name, string value)
    {
        var parameter = DeployedTemplate.Parameters[name]!;
        if (parameter["AllowedValues"] is JsonArray values && !values.Select(DeployedTemplate.Text).Contains(value)) return false;
        if (parameter["AllowedPattern"] is { } pattern && !Regex.IsMatch(value, $"^(?:{pattern})$")) return false;
        if (Number(parameter, "MaxLength") is { } longest && value.Length > longest) return false;
        if (DeployedTemplate.Text(parameter["Type"]) != "Number") return true;
        return int.TryParse(value, out var number)
            && number >= (Number(parameter, "MinValue") ?? int.MinValue) && number <= (Number(parameter, "MaxValue") ?? int.MaxValue);
    }

    internal static int? Number(JsonNode parameter, string name) =>
        int.TryParse(DeployedTemplate.Text(parameter[name]), out var number) ? number : null;

    private static bool IsRestricted(JsonNode parameter) =>
        DeployedTemplate.Text(parameter["Type"]) == "CommaDelimitedList" || DeployedTemplate.Text(parameter["NoEcho"]) == "true"
        || new[] { "AllowedValues", "AllowedPattern", "MinValue" }.Any(name => parameter[name] is not null);
}
