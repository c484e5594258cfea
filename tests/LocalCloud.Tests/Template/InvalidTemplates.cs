using GameLobby.LocalCloud.Lambda;
using GameLobby.LocalCloud.Template;

namespace GameLobby.LocalCloud.Tests.Template;

/// <summary>Each error is one line that names its place in the template.</summary>
public sealed class InvalidTemplates
{
    [Fact]
    public void An_unsupported_resource_that_processes_requests_is_an_error() => Fails(
        "template: Resources.Other: AWS::Serverless::Api is not supported.",
        """
        Other:
          Type: AWS::Serverless::Api
        """);

    [Fact]
    public void An_unknown_reference_is_an_error() => Fails(
        "template: Resources.F.Properties.Environment.Variables.X: there is no parameter or resource Nobody.",
        Function("X: !Ref Nobody"));

    [Fact]
    public void An_unknown_attribute_is_an_error() => Fails(
        "template: Resources.F.Properties.Environment.Variables.X: F.Color is not supported.", Function("X: !Sub '${F.Color}'"));

    [Fact]
    public void An_unsupported_intrinsic_is_an_error() => Fails(
        "template: Resources.F.Properties.Environment.Variables.X: Fn::ImportValue is not supported.",
        Function("X: !ImportValue other"));

    [Fact]
    public void A_parameter_without_a_value_is_an_error() => Assert.Equal(
        "template: the parameter P has no default, and LocalCloud has no value for it.",
        Assert.Throws<LocalCloudException>(() => Deploy("Parameters: { P: { Type: String } }\nResources: {}")).Message);

    [Fact]
    public void Invalid_YAML_is_an_error_with_its_line() => Assert.StartsWith(
        "template.yaml(2):",
        Assert.Throws<LocalCloudException>(() => Deploy("a: b\n  - c: [")).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData(
        "[AdministratorAccess]",
        ": expected statements, a policy of the template or AWSLambdaBasicExecutionRole, not AdministratorAccess.")]
    [InlineData(
        "[{ DynamoDBReadPolicy: { TableName: T } }]", "[0].Statement: expected a list; SAM's policy templates are not supported.")]
    [InlineData(
        "[{ Statement: [{ Effect: Allow, Action: 'a:b', Resource: '*', Condition: { X: y } }] }]",
        "[0].Statement[0].Condition: expected nothing, because it is not supported.")]
    public void A_policy_that_cannot_be_enforced_is_an_error(string policies, string error) => Fails(
        $"template: Resources.F.Properties.Policies{error}",
        $"F:\n  Type: AWS::Serverless::Function\n  Properties:\n    Handler: A\n    Policies: {policies}");

    [Theory]
    [InlineData("Auth: { DefaultAuthorizer: A }", "Auth: expected nothing, because it is not supported.")]
    [InlineData("StageName: v1", "StageName: expected $default.")]
    [InlineData(
        "CorsConfiguration: { AllowCredentials: true }",
        "CorsConfiguration.AllowCredentials: expected nothing, because it is not supported.")]
    public void An_HTTP_API_with_an_unsupported_property_is_an_error(string property, string error) => Fails(
        $"template: Resources.A.Properties.{error}",
        $"A:\n  Type: AWS::Serverless::HttpApi\n  Properties:\n    {property}");

    [Fact]
    public void An_HTTP_route_in_payload_format_1_is_an_error() => Fails(
        "template: Resources.F.Properties.Events.Get.Properties.PayloadFormatVersion: expected 2.0.",
        """
        A:
          Type: AWS::Serverless::HttpApi
        F:
          Type: AWS::Serverless::Function
          Properties:
            Handler: A
            Events:
              Get:
                Type: HttpApi
                Properties: { ApiId: !Ref A, Path: /, Method: GET, PayloadFormatVersion: '1.0' }
        """);

    [Fact]
    public void Functions_with_different_values_of_a_variable_are_an_error()
    {
        FunctionDefinition Function(string id, string value) => new(id, "A")
        {
            Environment = new Dictionary<string, string> { ["LEVEL"] = value, ["ANNOTATIONS_HANDLER"] = id },
        };
        Assert.Equal(
            "template: LEVEL differs between A and B, but LocalCloud runs all functions in one process. Use --isolation process.",
            Assert.Throws<LocalCloudException>(() => FunctionEnvironment.Merged([Function("A", "1"), Function("B", "2")])).Message);
        Assert.Equal("1", FunctionEnvironment.Merged([Function("A", "1"), Function("B", "1")])["LEVEL"]);
    }

    [Fact]
    public void Resources_that_do_not_process_requests_are_ignored() =>
        Assert.Empty(Deploy("Resources: { Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: { X: !ImportValue unknown } } }").Functions);

    private static string Function(string variable) =>
        $"F:\n  Type: AWS::Serverless::Function\n  Properties:\n    Handler: A\n    Environment:\n      Variables:\n        {variable}";

    private static void Fails(string message, string resources) => Assert.Equal(
        message,
        Assert.Throws<LocalCloudException>(() => Deploy($"Resources:\n  {resources.ReplaceLineEndings("\n  ")}")).Message);

    private static Stack Deploy(string yaml)
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var path = Path.Combine(folder.FullName, "template.yaml");
            File.WriteAllText(path, yaml);
            return TemplateFile.Deploy(path, new Account(new Uri("http://127.0.0.1:3000")), new Dictionary<string, string>());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
