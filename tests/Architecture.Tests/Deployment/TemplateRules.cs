using System.Text.Json.Nodes;

namespace GameLobby.Architecture.Tests.Deployment;

/// <summary>What holds for the resources of template.yaml.</summary>
public sealed class TemplateRules
{
    private const string Policy = "FunctionPolicy";

    public static TheoryData<string> Functions => [.. DeployedTemplate.Functions];

    [Fact]
    public void No_statement_allows_every_action_of_a_service_or_every_resource()
    {
        var statements = DeployedTemplate.Objects(DeployedTemplate.Resources).Where(map => map.ContainsKey("Effect")).ToArray();

        Assert.True(statements.Length > 20);
        Assert.All(statements, statement =>
        {
            Assert.All(Items(statement["Action"]), action => Assert.DoesNotContain('*', action));
            Assert.All(Items(statement["Resource"]), resource => Assert.NotEqual("*", resource));
        });
    }

    [Fact]
    public void The_table_is_kept_encrypted_and_protected()
    {
        var (_, table) = Assert.Single(DeployedTemplate.OfType("AWS::DynamoDB::Table"));

        Assert.Equal(
            ("Retain", "Retain"), (DeployedTemplate.Text(table["DeletionPolicy"]), DeployedTemplate.Text(table["UpdateReplacePolicy"])));
        var properties = table["Properties"]!;
        Assert.Equal("DeletionProtection", DeployedTemplate.Text(properties["DeletionProtectionEnabled"]!["Ref"]));
        Assert.Equal("PAY_PER_REQUEST", DeployedTemplate.Text(properties["BillingMode"]));
        Assert.Equal("true", DeployedTemplate.Text(properties["SSESpecification"]!["SSEEnabled"]));
    }

    [Theory]
    [InlineData("AWS::DynamoDB::Table", "KMSMasterKeyId")]
    [InlineData("AWS::SQS::Queue", "KmsMasterKeyId")]
    [InlineData("AWS::Logs::LogGroup", "KmsKeyId")]
    public void Everything_stored_is_encrypted_with_the_given_key(string type, string property) =>
        Assert.All(DeployedTemplate.OfType(type), it => Assert.Contains(
            "KmsKeyArn",
            DeployedTemplate.Objects(it.Resource).Where(map => map.ContainsKey(property)).SelectMany(DeployedTemplate.References)));

    [Fact]
    public void Log_groups_have_a_retention_and_every_function_logs_to_one()
    {
        Assert.All(
            DeployedTemplate.OfType("AWS::Logs::LogGroup"), group => Assert.NotNull(group.Resource["Properties"]!["RetentionInDays"]));
        Assert.NotNull(DeployedTemplate.Document["Globals"]!["Function"]!["LoggingConfig"]!["LogGroup"]);
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void An_alarm_reports_the_errors_of_a_function(string function) => Assert.Single(
        DeployedTemplate.OfType("AWS::CloudWatch::Alarm"),
        alarm => DeployedTemplate.Objects(alarm.Resource).Any(map =>
            DeployedTemplate.Text(map["MetricName"]) == "Errors" && DeployedTemplate.References(map).Contains(function)));

    [Fact]
    public void Every_queue_has_a_dead_letter_queue_or_an_alarm() => Assert.All(
        DeployedTemplate.OfType("AWS::SQS::Queue"),
        queue => Assert.True(
            queue.Resource["Properties"]!["RedrivePolicy"] is not null || DeployedTemplate.Resources.ContainsKey($"{queue.Id}Alarm"),
            queue.Id));

    [Fact]
    public void API_Gateway_invokes_aliases_because_other_invocations_skip_deployments_and_warm_environments()
    {
        var api = DeployedTemplate.Resources["LobbyApi"]!["Properties"]!;
        var targets = api["Routes"]!.AsObject().Select(route => route.Value!["FunctionArn"]).Append(api["Auth"]!["AuthArn"]);

        Assert.All(targets, target => Assert.EndsWith("Function.Alias", DeployedTemplate.Text(target!["Ref"]), StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void A_function_has_the_policy_whose_name_makes_it_publish_a_version(string function)
    {
        var properties = DeployedTemplate.Resources[function]!["Properties"]!;

        Assert.Equal(Policy, DeployedTemplate.Text(properties["VersionDescription"]!["Ref"]));
        Assert.Contains(Policy, DeployedTemplate.References(properties["Policies"]));
        Assert.Contains(Policy, DeployedTemplate.References(DeployedTemplate.Document["Globals"]));
    }

    [Fact]
    public void Every_parameter_of_a_function_but_the_secrets_is_in_the_description_of_their_policy()
    {
        var variables = DeployedTemplate.Functions.Select(function => DeployedTemplate.Resources[function]!["Properties"]!["Environment"])
            .Append(DeployedTemplate.Document["Globals"]);
        // A condition stands for its parameter.
        var conditions = variables.SelectMany(DeployedTemplate.Objects).Select(map => map["Fn::If"]).OfType<JsonArray>()
            .SelectMany(choice => DeployedTemplate.References(DeployedTemplate.Conditions[DeployedTemplate.Text(choice[0])]));
        string[] aboutDeployments = ["GradualDeployment"];

        var expected = variables.SelectMany(DeployedTemplate.References).Concat(conditions).Distinct()
            .Where(name => DeployedTemplate.Parameters[name] is { } parameter && parameter["NoEcho"] is null)
            .Except(aboutDeployments);

        Assert.Equal(expected.Order(), Described().Order());
    }

    [Fact]
    public void The_longest_values_fit_into_the_description_of_the_policy() => Assert.InRange(
        Described().Sum(name => 1 + Longest(DeployedTemplate.Parameters[name]!)), 0, 1000);

    [Theory]
    [InlineData("ProvisionedConcurrency", "0")]
    [InlineData("ReservedConcurrency", "0")]
    [InlineData("KmsKeyArn", "")]
    [InlineData("SecretName", "")]
    [InlineData("DomainName", "")]
    [InlineData("OtlpEndpoint", "")]
    public void What_costs_while_nobody_plays_is_off_by_default(string parameter, string value) =>
        Assert.Equal(value, DeployedTemplate.Text(DeployedTemplate.Parameters[parameter]!["Default"]));

    private static string[] Described() =>
        [.. DeployedTemplate.References(DeployedTemplate.Resources[Policy]!["Properties"]!["Description"])];

    private static int Longest(JsonNode parameter) =>
        TemplateParameters.Number(parameter, "MaxLength")
        ?? (parameter["AllowedValues"] as JsonArray)?.Max(value => DeployedTemplate.Text(value).Length)
        ?? DeployedTemplate.Text(parameter["MaxValue"]).Length;

    private static IEnumerable<string> Items(JsonNode? value) =>
        (value as JsonArray)?.Select(DeployedTemplate.Text) ?? [DeployedTemplate.Text(value)];
}
