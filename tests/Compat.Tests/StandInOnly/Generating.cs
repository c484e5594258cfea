extern alias generator;

using System.Collections.Immutable;
using generator::Amazon.Lambda.Annotations.SourceGenerator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GameLobby.Compat.Tests.StandInOnly;

/// <summary>Runs the generator in a compiler, also on sources that do not compile.</summary>
public sealed class Generating
{
    private const string Usings =
        """
        using System.Threading.Tasks;
        using Amazon.Lambda.Annotations;
        using Amazon.Lambda.Core;
        using Amazon.Lambda.Serialization.SystemTextJson;
        using Microsoft.Extensions.DependencyInjection;

        """;

    private const string Serializer = "[assembly: LambdaSerializer(typeof(DefaultLambdaJsonSerializer))]\n";
    private const string Main = "[assembly: LambdaGlobalProperties(GenerateMain = true)]\n";
    private const string Function = "namespace N; public class F { [LambdaFunction] public int M(int input) => input; }\n";
    private const string Startup = "{ public void ConfigureServices(IServiceCollection services) { } }\n";

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !path.EndsWith("SourceGenerator.dll", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    [Theory]
    [InlineData("AWSLambda0101", Serializer + Function + "[LambdaStartup] class A " + Startup + "[LambdaStartup] class B " + Startup)]
    [InlineData("AWSLambda0106", Serializer + "namespace N; class F { [LambdaFunction(ResourceName = \"a-b\")] public void M(int i) { } }")]
    [InlineData("AWSLambda0108", Function)]
    [InlineData("AWSLambda0111", Serializer + Main + Function)]
    [InlineData("AWSLambda0113", Serializer + Main)]
    public void The_errors_of_the_published_generator_are_reported(string expected, string source)
    {
        var (_, problems) = Run(Compile(OutputKind.DynamicallyLinkedLibrary, source));

        Assert.Contains(expected, problems.Select(problem => problem.Id));
    }

    [Fact]
    public void A_parameter_that_would_be_bound_to_a_part_of_the_request_is_an_error()
    {
        const string Source = "namespace N; public class F { [LambdaFunction] "
            + "[Amazon.Lambda.Annotations.APIGateway.HttpApi(Amazon.Lambda.Annotations.APIGateway.LambdaHttpMethod.Get, \"/{id}\")] "
            + "public int M(string id) => 1; }";

        var problem = Assert.Single(Run(Compile(OutputKind.DynamicallyLinkedLibrary, Serializer + Source)).Problems);

        Assert.Equal("STANDIN", problem.Id);
        Assert.Contains("'id'", problem.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public void An_entry_point_requires_the_runtime_package()
    {
        var compilation = Compile(OutputKind.ConsoleApplication, Serializer + Main + Function);
        compilation = compilation.RemoveReferences(
            References.Where(reference => reference.Display!.EndsWith("Amazon.Lambda.RuntimeSupport.dll", StringComparison.Ordinal)));

        Assert.Equal(["AWSLambda0104"], Run(compilation).Problems.Select(problem => problem.Id));
    }

    [Fact]
    public void Without_a_startup_the_function_is_created_without_services()
    {
        var (output, problems) = Run(Compile(OutputKind.ConsoleApplication, Serializer + Main + Function));

        Assert.Empty(problems);
        Assert.Empty(output.GetDiagnostics().Where(problem => problem.Severity == DiagnosticSeverity.Error));
        Assert.Contains(output.SyntaxTrees, tree => tree.FilePath.EndsWith("F_M_Generated.g.cs", StringComparison.Ordinal));
    }

    [Fact]
    public void The_entry_point_is_in_the_namespace_of_the_first_function()
    {
        var (output, _) = Run(Compile(
            OutputKind.ConsoleApplication,
            Serializer + Main + "namespace First; public class F { [LambdaFunction] public int M(int input) => input; }",
            "namespace Second; public class G { [LambdaFunction] public int N(int input) => input; }"));

        Assert.NotNull(output.GetTypeByMetadataName("First.GeneratedProgram"));
        Assert.NotNull(output.GetTypeByMetadataName("Second.G_N_Generated"));
    }

    // In the published generator the call is ambiguous if a handler returns Task and its only parameter is the context.
    [Fact]
    public void A_task_that_takes_the_context_alone_does_not_compile_here_either()
    {
        var (output, _) = Run(Compile(
            OutputKind.ConsoleApplication,
            Serializer + Main + "namespace N; public class F { [LambdaFunction] public Task M(ILambdaContext c) => Task.CompletedTask; }"));

        Assert.Contains("CS0121", output.GetDiagnostics().Select(problem => problem.Id));
    }

    [Theory]
    [InlineData("scope")]
    [InlineData("serializer")]
    [InlineData("f")]
    public void A_service_called_like_a_variable_of_the_handler_does_not_compile_here_either(string name)
    {
        var (output, _) = Run(Compile(
            OutputKind.DynamicallyLinkedLibrary,
            Serializer + "namespace N; [LambdaStartup] public class S " + Startup +
            $"public class F {{ [LambdaFunction] public void M(int input, [FromServices] string {name}) {{ }} }}"));

        Assert.Contains("CS0128", output.GetDiagnostics().Select(problem => problem.Id));
    }

    [Fact]
    public void A_change_elsewhere_makes_nothing_anew()
    {
        var compilation = Compile(OutputKind.ConsoleApplication, Serializer + Main + Function);
        var options = new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true);
        var driver = CSharpGeneratorDriver.Create([new AnnotationsGenerator().AsSourceGenerator()], driverOptions: options)
            .RunGenerators(compilation)
            .RunGenerators(compilation.AddSyntaxTrees(Parse("namespace Elsewhere; class C;")));

        var reasons = driver.GetRunResult().Results.Single().TrackedOutputSteps
            .SelectMany(step => step.Value).SelectMany(step => step.Outputs).Select(output => output.Reason);

        Assert.All(reasons, reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    private static (Compilation Output, ImmutableArray<Diagnostic> Problems) Run(CSharpCompilation compilation)
    {
        CSharpGeneratorDriver.Create(new AnnotationsGenerator())
            .RunGeneratorsAndUpdateCompilation(compilation, out var output, out var problems);
        return (output, problems);
    }

    private static CSharpCompilation Compile(OutputKind kind, params string[] sources) => CSharpCompilation.Create(
        "Sources", sources.Select(source => Parse(Usings + source)), References, new CSharpCompilationOptions(kind));

    private static SyntaxTree Parse(string source) => CSharpSyntaxTree.ParseText(source, CSharpParseOptions.Default);
}
