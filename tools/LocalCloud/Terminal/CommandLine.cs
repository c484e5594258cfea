using System.CommandLine;
using GameLobby.LocalCloud.Chaos;

namespace GameLobby.LocalCloud.Terminal;

/// <summary>What can be asked of LocalCloud on the command line.</summary>
internal static class CommandLine
{
    private static readonly TimeSpan TimeToStop = TimeSpan.FromSeconds(15);

    private static readonly Option<string?> Template = new("--template")
    {
        Description = "The template; by default the nearest template.yaml upward.",
        HelpName = "FILE",
        Recursive = true,
    };

    private static readonly Option<string?> DatabasePath = new("--db-path")
    {
        Description = "Keeps the tables in this file; by default they are in memory.",
        HelpName = "FILE",
        Recursive = true,
    };

    private static readonly Option<string?> DynamoDb = new("--dynamodb")
    {
        Description = "Uses the DynamoDB at this address; by default an engine is started.",
        HelpName = "URL",
        Recursive = true,
    };

    private static readonly Option<string[]> Parameters = new("--parameter")
    {
        Description = "Gives a parameter of the template this value; may come several times.",
        HelpName = "NAME=VALUE",
        DefaultValueFactory = _ => [],
        Recursive = true,
    };

    private static readonly Option<int> Port = new("--port")
    {
        Description = "The port to listen on; 0 takes a free one.",
        DefaultValueFactory = _ => 3000,
    };

    private static readonly Option<string> Host = new("--host")
    {
        Description = "The address to listen on.",
        DefaultValueFactory = _ => "127.0.0.1",
    };

    private static readonly Option<Detail> Log = new("--log")
    {
        Description = "What to show: problems only (quiet), a line for each invocation (calls), or what functions log too (all).",
        DefaultValueFactory = _ => Detail.Calls,
    };

    private static readonly Option<string?> Chaos = new("--chaos")
    {
        Description = "Lets everything go wrong now and then, by a seed, or what a plan says: a JSON file as for POST /dev/chaos.",
        HelpName = "SEED|FILE",
    };

    private static readonly Argument<string> Function = new("FUNCTION")
    {
        Description = "The logical id, with or without the suffix Function.",
    };

    private static readonly Option<string> Event = new("--event", "-e")
    {
        Description = "The event's JSON; - reads standard input.",
        HelpName = "FILE",
        Required = true,
    };

    public static Task<int> Run(string[] args)
    {
        var root = new RootCommand(
            "Runs the stack of template.yaml on this machine: WebSockets, functions, tables, streams, queues and schedule.")
        {
            Template, Parameters, DatabasePath, DynamoDb, Port, Host, Log, Chaos, Invoke(),
        };
        root.SetAction((parsed, ct) => RunCommand.Run(
            Shared(parsed) with
            {
                Port = parsed.GetValue(Port),
                Host = parsed.GetValue(Host)!,
                ServesPage = true,
                Chaos = parsed.GetValue(Chaos) is { } chaos ? ChaosPlan.Of(chaos) : ChaosPlan.Calm,
            },
            parsed.GetValue(Log),
            ct));
        return root.Parse(args).InvokeAsync(new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = TimeToStop,
        });
    }

    private static Command Invoke()
    {
        var invoke = new Command(
            "invoke", "Invokes one function with an event, prints its answer, and ends; exit code 1 if the function failed.")
        {
            Function, Event,
        };
        invoke.SetAction((parsed, ct) =>
            InvokeCommand.Run(Shared(parsed), parsed.GetRequiredValue(Function), parsed.GetRequiredValue(Event), ct));
        return invoke;
    }

    private static LocalCloudOptions Shared(ParseResult parsed) => new()
    {
        Template = parsed.GetValue(Template),
        Parameters = parsed.GetValue(Parameters)!
            .Select(Pair)
            .GroupBy(pair => pair.Key)
            .ToDictionary(pairs => pairs.Key, pairs => pairs.Last().Value),
        DatabasePath = parsed.GetValue(DatabasePath),
        DynamoDb = parsed.GetValue(DynamoDb) is { } url ? Address(url) : null,
    };

    private static KeyValuePair<string, string> Pair(string text) => text.Split('=', 2) is [{ Length: > 0 } name, var value]
        ? KeyValuePair.Create(name, value)
        : throw new LocalCloudException($"--parameter {text}: NAME=VALUE is expected.");

    private static Uri Address(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address!
            : throw new LocalCloudException($"--dynamodb {url}: an http address is expected.");
}
