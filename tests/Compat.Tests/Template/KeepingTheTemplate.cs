namespace GameLobby.Compat.Tests.Template;

/// <summary>Compares template.yaml with the output of the published generator, because the stand-in does not write it.</summary>
public sealed class KeepingTheTemplate
{
    private const string Function = """
        [LambdaFunction(ResourceName = "MessageFunction", Timeout = 20)]
        public Task<Reply> Message(Frame frame) => null;
        """;

    private const string Template = """
        Description: A sample.
        Resources:
          MessageFunction:
            Type: AWS::Serverless::Function
            Metadata: { Tool: Amazon.Lambda.Annotations }
            Properties:
              Runtime: dotnet10
              CodeUri: src/Functions
              Handler: Sample
              PackageType: Zip
              Timeout: 20
              Environment:
                Variables:
                  ANNOTATIONS_HANDLER: Message
                  TABLE: !Ref Table
          Table:
            Type: AWS::DynamoDB::Table
        """;

    [Fact]
    public void The_published_generator_would_not_change_the_template()
    {
        var root = Repository.Root;
        var functions = Directory.EnumerateFiles(Path.Combine(root, "src", "Functions"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Contains("obj"))
            .SelectMany(file => AnnotatedFunction.In(File.ReadAllText(file)));

        Assert.Empty(new SyncedTemplate(File.ReadAllText(Path.Combine(root, "template.yaml")))
            .ChangesFor([.. functions], "GameLobby.Functions", "src/Functions"));
    }

    [Fact]
    public void A_template_that_matches_its_functions_has_no_changes() => Assert.Empty(Changes(Template, Function));

    [Theory]
    [InlineData("Handler: Sample", "Handler: Other", "MessageFunction.Handler: Sample")]
    [InlineData("Timeout: 20", "Timeout: 30", "MessageFunction.Timeout: 20")]
    [InlineData("ANNOTATIONS_HANDLER: Message", "OTHER: x", "MessageFunction.Environment.Variables.ANNOTATIONS_HANDLER: Message")]
    [InlineData("Tool: Amazon.Lambda.Annotations", "Tool: Hand", "MessageFunction: not synced, because its tag is missing")]
    [InlineData("A sample.", "This template is partially managed by Amazon.Lambda.Annotations (v2.3.0.0).", "Description: note removed")]
    public void A_difference_is_reported_as_the_generators_change(string part, string instead, string expected) =>
        Assert.Equal([expected], Changes(Template.Replace(part, instead, StringComparison.Ordinal), Function));

    [Theory]
    [InlineData("", "")]
    [InlineData("Path: /v1/{action}", "MessageFunction.Events.RootPost.Properties.Path: /v1/{action}")]
    [InlineData("Method: POST", "MessageFunction.Events.RootPost.Properties.Method: POST")]
    [InlineData("SyncedEvents: [RootPost], ", "MessageFunction: RootPost not in SyncedEvents")]
    public void A_route_is_an_event_of_its_function(string removed, string expected)
    {
        const string Route = "\n      Events:\n        RootPost:\n          Type: HttpApi\n          Properties:\n"
            + "            Path: /v1/{action}\n            Method: POST";
        var template = Template
            .Replace("Metadata: { ", "Metadata: { SyncedEvents: [RootPost], ", StringComparison.Ordinal)
            .Replace("\n      Timeout: 20", $"\n      Timeout: 20{Route}", StringComparison.Ordinal);
        if (removed.Length > 0) template = template.Replace(removed, "", StringComparison.Ordinal);

        var changes = Changes(template, $"[HttpApi(LambdaHttpMethod.Post, \"/v1/{{action}}\")] {Function}");

        Assert.Equal(expected, string.Join('\n', changes));
    }

    [Fact]
    public void Missing_resources_are_added_and_obsolete_ones_removed() => Assert.Equal(
        ["OtherFunction: added", "MessageFunction: removed"],
        Changes(Template, Function.Replace("MessageFunction", "OtherFunction", StringComparison.Ordinal)));

    private static IEnumerable<string> Changes(string template, string function) =>
        new SyncedTemplate(template).ChangesFor([.. AnnotatedFunction.In($"class F {{ {function} }}")], "Sample", "src/Functions");
}
