using GameLobby.LocalCloud.Lambda;
using GameLobby.LocalCloud.Template;

namespace GameLobby.LocalCloud.Tests.Template;

/// <summary>Each mistake is one line that names its place.</summary>
public sealed class TemplatesThatCannotRun
{
    [Fact]
    public void A_resource_that_would_be_missed_is_refused() => Refused(
        "template: Resources.Other: LocalCloud doesn't know how to run AWS::Serverless::HttpApi.",
        """
        Other:
          Type: AWS::Serverless::HttpApi
        """);

    [Fact]
    public void A_reference_to_nothing_is_refused() => Refused(
        "template: Resources.F.Properties.Environment.Variables.X: there is no parameter or resource Nobody here.",
        Function("X: !Ref Nobody"));

    [Fact]
    public void An_attribute_that_is_unknown_is_refused() => Refused(
        "template: Resources.F.Properties.Environment.Variables.X: F.Color is not known here.", Function("X: !Sub '${F.Color}'"));

    [Fact]
    public void An_intrinsic_that_is_unknown_is_refused() => Refused(
        "template: Resources.F.Properties.Environment.Variables.X: Fn::ImportValue is not understood here.",
        Function("X: !ImportValue other"));

    [Fact]
    public void A_parameter_without_a_value_is_refused() => Assert.Equal(
        "template: the parameter P has no default, and LocalCloud has no value for it.",
        Assert.Throws<LocalCloudException>(() => Deploy("Parameters: { P: { Type: String } }\nResources: {}")).Message);

    [Fact]
    public void Text_that_is_no_yaml_names_its_line() => Assert.StartsWith(
        "template.yaml(2):",
        Assert.Throws<LocalCloudException>(() => Deploy("a: b\n  - c: [")).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Functions_that_disagree_about_a_variable_are_refused()
    {
        FunctionDefinition Function(string id, string value) => new(id, "A")
        {
            Environment = new Dictionary<string, string> { ["LEVEL"] = value, ["ANNOTATIONS_HANDLER"] = id },
        };
        Assert.Equal(
            "template: LEVEL differs between A and B, which share one process here.",
            Assert.Throws<LocalCloudException>(() => FunctionEnvironment.Merged([Function("A", "1"), Function("B", "2")])).Message);
        Assert.Equal("1", FunctionEnvironment.Merged([Function("A", "1"), Function("B", "1")])["LEVEL"]);
    }

    [Fact]
    public void Resources_without_a_part_in_the_game_are_left_out() =>
        Assert.Empty(Deploy("Resources: { Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: { X: !ImportValue unknown } } }").Functions);

    private static string Function(string variable) =>
        $"F:\n  Type: AWS::Serverless::Function\n  Properties:\n    Handler: A\n    Environment:\n      Variables:\n        {variable}";

    private static void Refused(string message, string resources) => Assert.Equal(
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
