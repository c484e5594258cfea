using System.Diagnostics;
using System.Text.Json.Nodes;

namespace GameLobby.Compat.Tests.StandInOnly;

/// <summary>Stand-ins must not be deployed by accident. SAM and the Lambda tools build functions with <c>dotnet publish</c>.</summary>
public sealed class PublishingFunctions : IDisposable
{
    private readonly DirectoryInfo output = Directory.CreateTempSubdirectory();

    public void Dispose() => output.Delete(recursive: true);

    [Fact]
    public async Task Functions_are_not_published_with_stand_ins()
    {
        var (exitCode, log) = await Publish("-p:PublishedPackages=false");

        Assert.NotEqual(0, exitCode);
        var error = Assert.Single(log.Split('\n').Where(line => line.Contains("error", StringComparison.Ordinal)).Distinct());
        Assert.Contains("Functions is not published, because it references stand-ins: ", error, StringComparison.Ordinal);
        // One direct and one transitive reference.
        Assert.Contains("Amazon.Lambda.Core", error, StringComparison.Ordinal);
        Assert.Contains("AWSSDK.ApiGatewayManagementApi", error, StringComparison.Ordinal);
        Assert.Empty(output.EnumerateFiles());
    }

    [Fact]
    public async Task Functions_are_published_with_stand_ins_if_these_are_allowed()
    {
        var (exitCode, log) = await Publish("-p:AllowStandIns=true");

        Assert.True(exitCode == 0, log);
        Assert.Contains(output.EnumerateFiles(), file => file.Name == "Amazon.Lambda.Core.dll");
    }

    [Theory]
    [InlineData("", "IL")]
    [InlineData("-p:_IsPublishing=true", "NativeAot")]
    [InlineData("-p:PublishedPackages=true", "NativeAot")]
    [InlineData("-p:PublishedPackages=true -p:Compilation=ReadyToRun", "ReadyToRun")]
    [InlineData("-p:_IsPublishing=true -p:AllowStandIns=true", "IL")]
    public async Task A_deployment_is_native_code_unless_it_asks_for_another(string properties, string compilation)
    {
        var (exitCode, log) = await Run(
            ["msbuild", "src/Functions", "-getProperty:PublishAot,PublishReadyToRun", .. properties.Split(' ')]);

        Assert.True(exitCode == 0, log);
        var values = JsonNode.Parse(log)!["Properties"]!;
        Assert.Equal(
            (compilation is "NativeAot", compilation is "ReadyToRun"),
            ((string?)values["PublishAot"] == "true", (string?)values["PublishReadyToRun"] == "true"));
    }

    private Task<(int ExitCode, string Log)> Publish(params string[] properties)
    {
        // bin/CONFIGURATION/net10.0/
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        // Build servers would outlive the command and keep its output open.
        return Run([
            "publish", "src/Functions", "--configuration", configuration, "--output", output.FullName,
            "--nologo", "--verbosity", "quiet", "-nodeReuse:false", "-p:UseSharedCompilation=false", .. properties,
        ]);
    }

    private static async Task<(int ExitCode, string Log)> Run(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments.Where(argument => argument.Length > 0))
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
        };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["MSBUILDTERMINALLOGGER"] = "off";
        start.Environment.Remove("PublishedPackages");
        start.Environment.Remove("Compilation");
        using var command = Process.Start(start)!;
        var log = await command.StandardOutput.ReadToEndAsync();
        await command.WaitForExitAsync();
        return (command.ExitCode, log);
    }
}
