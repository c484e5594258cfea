using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using GameLobby.LocalCloud.Tests.Sources;

namespace GameLobby.LocalCloud.Tests.Running;

/// <summary>LocalCloud as a process: its error messages, and how it stops.</summary>
public sealed partial class OnTheCommandLine
{
    private static readonly string Sample = Path.Combine(AppContext.BaseDirectory, "Samples", "sample.yaml");

    [Fact]
    public async Task A_port_in_use_is_one_line_and_an_exit_code()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        await Fails($"Port {port} is in use. Choose another one with --port.", "--port", port.ToString(CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("99999")]
    [InlineData("-1")]
    [InlineData("http")]
    public Task An_invalid_port_is_one_line(string port) =>
        Fails($"--port {port}: expected a number from 0 to 65535.", "--port", port);

    [Fact]
    public Task An_unknown_level_of_detail_is_one_line() => Fails("--log loud: expected quiet, calls or all.", "--log", "loud");

    [Fact]
    public Task An_unknown_isolation_is_one_line() =>
        Fails("--isolation thread: expected in-process or process.", "--isolation", "thread");

    [Theory]
    [InlineData("--concurrency", "0")]
    [InlineData("--stream-poll", "often")]
    public Task A_number_that_is_not_positive_is_one_line(string option, string value) =>
        Fails($"{option} {value}: expected a positive number.", option, value);

    [Fact]
    public Task A_missing_template_is_one_line() =>
        Fails("Template nowhere.yaml does not exist.", "--template", "nowhere.yaml", "--port", "0");

    [Fact]
    public Task An_invalid_DynamoDB_address_is_one_line() =>
        Fails("--dynamodb here: expected an http or https address.", "--dynamodb", "here");

    [Fact]
    public Task A_missing_chaos_plan_is_one_line() => Fails("--chaos nowhere.json: Could not find", "--chaos", "nowhere.json");

    [Fact]
    public Task A_parameter_without_a_value_is_one_line() => Fails("--parameter Here: expected NAME=VALUE.", "--parameter", "Here");

    [Fact]
    public Task A_parameter_that_the_template_does_not_have_is_one_line() => Fails(
        "--parameter Here: the template does not have this parameter.", "--template", Sample, "--port", "0", "--parameter", "Here=there");

    [Fact]
    public Task An_invalid_host_is_one_line() => Fails("--host nowhere: expected an IP address or localhost.", "--host", "nowhere");

    [Fact]
    public Task An_unreachable_database_is_one_line() =>
        Fails("DynamoDB is not reachable at http://127.0.0.1:1/", "--template", Sample, "--port", "0", "--dynamodb", "http://127.0.0.1:1");

    [Fact]
    public Task A_missing_event_file_is_one_line() =>
        Fails("Event file nowhere.json does not exist.", "invoke", "Tell", "--event", "nowhere.json");

    [Fact]
    public async Task A_database_file_that_cannot_be_opened_is_one_line()
    {
        await using var cloud = LocalCloudProcess.Start(["--template", Sample, "--port", "0", "--db-path", "/dev/null/x.db"]);
        var (exitCode, _, errors) = await cloud.Ended();
        Assert.Equal(1, exitCode);
        Assert.StartsWith("The DynamoDB engine exited with code", Assert.Single(Lines(errors)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_C_stops_LocalCloud_and_the_engine_with_exit_code_0()
    {
        await using var cloud = await Running();
        var engine = Engine(cloud);
        cloud.Interrupt();
        Assert.Equal(0, (await cloud.Ended()).ExitCode);
        await Wait.Until(() => !IsListening(engine));
    }

    [Fact]
    public async Task The_engine_stops_when_LocalCloud_is_killed()
    {
        await using var cloud = await Running();
        var engine = Engine(cloud);
        cloud.Kill();
        await Wait.Until(() => !IsListening(engine));
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    [InlineData("KILL")]
    public async Task No_engine_and_no_folder_remains_after_a_signal_to_the_process_group(string signal)
    {
        await using var cloud = await Running(LocalCloudProcess.StartInGroup);
        var engine = Engine(cloud);
        var arguments = LinuxProcess.Arguments(Assert.Single(LinuxProcess.Children(cloud.Id, "--db-path")));
        var folder = Path.GetDirectoryName(arguments[Array.IndexOf(arguments, "--db-path") + 1]);
        Assert.True(Directory.Exists(folder));

        cloud.SignalGroup(signal);

        await Wait.Until(() => !IsListening(engine));
        await Wait.Until(() => !Directory.Exists(folder));
    }

    [Fact]
    public async Task Invoke_prints_only_the_response()
    {
        await using var cloud = LocalCloudProcess.Start(["invoke", "Mirror", "--event", "-", "--template", Sample], input: """{"a":1}""");
        var (exitCode, output, _) = await cloud.Ended();
        Assert.Equal((0, """{"a":1}"""), (exitCode, output.Trim()));
    }

    [Fact]
    public async Task Invoke_fails_with_the_function_and_logs_to_standard_error()
    {
        await using var cloud = LocalCloudProcess.Start(
            ["invoke", "SellFunction", "--event", "-", "--template", Sample], input: """{"Kind":"fail"}""");
        var (exitCode, output, errors) = await cloud.Ended();
        Assert.Equal((1, """{"errorType":"InvalidOperationException","errorMessage":"No such order"}"""), (exitCode, output.Trim()));
        Assert.Contains("No such order", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invoking_an_unknown_function_lists_the_functions_of_the_template()
    {
        await using var cloud = LocalCloudProcess.Start(["invoke", "Buy", "--event", "-", "--template", Sample], input: "{}");
        var (exitCode, _, errors) = await cloud.Ended();
        Assert.Equal(1, exitCode);
        Assert.Equal("There is no function Buy. The template has MirrorFunction, SellFunction, TellFunction.", errors.Trim());
    }

    private static async Task Fails(string message, params string[] arguments)
    {
        await using var cloud = LocalCloudProcess.Start(arguments);
        var (exitCode, _, errors) = await cloud.Ended();
        Assert.Equal(1, exitCode);
        Assert.StartsWith(message, Assert.Single(Lines(errors)), StringComparison.Ordinal);
    }

    private static Task<LocalCloudProcess> Running() => Running(arguments => LocalCloudProcess.Start(arguments));

    private static async Task<LocalCloudProcess> Running(Func<string[], LocalCloudProcess> start)
    {
        var cloud = start(["--template", Sample, "--port", "0"]);
        await Wait.Until(() => cloud.Output.Contains("Ctrl-C ends it", StringComparison.Ordinal));
        return cloud;
    }

    private static Uri Engine(LocalCloudProcess cloud) => new(EngineAddress().Match(cloud.Output).Groups[1].Value);

    private static bool IsListening(Uri address)
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
