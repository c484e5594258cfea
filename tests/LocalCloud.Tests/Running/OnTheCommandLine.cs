using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using GameLobby.LocalCloud.Tests.Sources;

namespace GameLobby.LocalCloud.Tests.Running;

/// <summary>What a developer's mistakes look like, and the ways to end it.</summary>
public sealed partial class OnTheCommandLine
{
    private static readonly string Sample = Path.Combine(AppContext.BaseDirectory, "Samples", "sample.yaml");

    [Fact]
    public async Task A_port_in_use_is_one_line_and_an_exit_code()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        await Fails($"Port {port} is in use; choose another one with --port.", "--port", port.ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public Task A_template_that_is_not_there_is_one_line() =>
        Fails("There is no template at nowhere.yaml.", "--template", "nowhere.yaml", "--port", "0");

    [Fact]
    public Task An_address_that_is_none_is_one_line() => Fails("--dynamodb here: an http address is expected.", "--dynamodb", "here");

    [Fact]
    public Task A_plan_of_chaos_that_is_not_there_is_one_line() => Fails("--chaos nowhere.json: Could not find", "--chaos", "nowhere.json");

    [Fact]
    public Task A_parameter_without_a_value_is_one_line() => Fails("--parameter Here: NAME=VALUE is expected.", "--parameter", "Here");

    [Fact]
    public Task A_parameter_that_the_template_has_not_is_one_line() =>
        Fails("--parameter Here: the template has no such parameter.", "--template", Sample, "--port", "0", "--parameter", "Here=there");

    [Fact]
    public Task A_host_that_is_none_is_one_line() => Fails("--host nowhere: an IP address or localhost is expected.", "--host", "nowhere");

    [Fact]
    public Task A_database_that_does_not_answer_is_one_line() =>
        Fails("There is no DynamoDB at http://127.0.0.1:1/", "--template", Sample, "--port", "0", "--dynamodb", "http://127.0.0.1:1");

    [Fact]
    public Task An_event_that_is_not_there_is_one_line() =>
        Fails("There is no event file nowhere.json.", "invoke", "Tell", "--event", "nowhere.json");

    [Fact]
    public async Task A_database_file_that_cannot_be_opened_is_told_with_the_engines_own_words()
    {
        await using var cloud = LocalCloudProcess.Start(["--template", Sample, "--port", "0", "--db-path", "/dev/null/x.db"]);
        var (exitCode, _, errors) = await cloud.Ended();
        Assert.Equal(1, exitCode);
        Assert.StartsWith("The DynamoDB engine ended with code", Assert.Single(Lines(errors)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_C_ends_it_and_the_engine_with_exit_code_0()
    {
        await using var cloud = await Running();
        var engine = Engine(cloud);
        cloud.Interrupt();
        Assert.Equal(0, (await cloud.Ended()).ExitCode);
        await Wait.Until(() => !Answers(engine));
    }

    [Fact]
    public async Task Even_killed_it_takes_the_engine_along()
    {
        await using var cloud = await Running();
        var engine = Engine(cloud);
        cloud.Kill();
        await Wait.Until(() => !Answers(engine));
    }

    [Fact]
    public async Task Invoke_prints_the_answer_alone()
    {
        await using var cloud = LocalCloudProcess.Start(["invoke", "Mirror", "--event", "-", "--template", Sample], input: """{"a":1}""");
        var (exitCode, output, _) = await cloud.Ended();
        Assert.Equal((0, """{"a":1}"""), (exitCode, output.Trim()));
    }

    [Fact]
    public async Task Invoke_fails_with_the_function_and_its_log_goes_to_the_error_output()
    {
        await using var cloud = LocalCloudProcess.Start(
            ["invoke", "SellFunction", "--event", "-", "--template", Sample], input: """{"Kind":"fail"}""");
        var (exitCode, output, errors) = await cloud.Ended();
        Assert.Equal((1, """{"errorType":"InvalidOperationException","errorMessage":"No such order"}"""), (exitCode, output.Trim()));
        Assert.Contains("No such order", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invoking_a_function_that_is_not_there_names_those_that_are()
    {
        await using var cloud = LocalCloudProcess.Start(["invoke", "Buy", "--event", "-", "--template", Sample], input: "{}");
        var (exitCode, _, errors) = await cloud.Ended();
        Assert.Equal((1, "There is no function Buy; there are MirrorFunction, SellFunction, TellFunction."), (exitCode, errors.Trim()));
    }

    private static async Task Fails(string message, params string[] arguments)
    {
        await using var cloud = LocalCloudProcess.Start(arguments);
        var (exitCode, _, errors) = await cloud.Ended();
        Assert.Equal(1, exitCode);
        Assert.StartsWith(message, Assert.Single(Lines(errors)), StringComparison.Ordinal);
    }

    private static async Task<LocalCloudProcess> Running()
    {
        var cloud = LocalCloudProcess.Start(["--template", Sample, "--port", "0"]);
        await Wait.Until(() => cloud.Output.Contains("Ctrl-C ends it", StringComparison.Ordinal));
        return cloud;
    }

    private static Uri Engine(LocalCloudProcess cloud) => new(EngineAddress().Match(cloud.Output).Groups[1].Value);

    private static bool Answers(Uri address)
    {
        try
        {
            using var probe = new TcpClient(address.Host, address.Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex(@"DynamoDB is up at (\S+)")]
    private static partial Regex EngineAddress();
}
