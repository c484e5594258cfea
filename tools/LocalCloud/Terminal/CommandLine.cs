using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Globalization;
using GameLobby.LocalCloud.Chaos;
using GameLobby.LocalCloud.Lambda;

namespace GameLobby.LocalCloud.Terminal;

/// <summary>The options and commands of the command line.</summary>
internal static class CommandLine
{
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(15);

    private static readonly Option<string?> Template = new("--template")
    {
        Description = "The template. Default: the nearest template.yaml in this folder or above.",
        HelpName = "FILE",
        Recursive = true,
    };

    private static readonly Option<string?> DatabasePath = new("--db-path")
    {
        Description = "Stores the tables in this file. Default: they are deleted at the end.",
        HelpName = "FILE",
        Recursive = true,
    };

    private static readonly Option<string?> DynamoDb = new("--dynamodb")
    {
        Description = "Uses the DynamoDB at this address. Default: starts an engine.",
        HelpName = "URL",
        Recursive = true,
    };

    private static readonly Option<string[]> Parameters = new("--parameter")
    {
        Description = "Sets a parameter of the template. Can be repeated.",
        HelpName = "NAME=VALUE",
        DefaultValueFactory = _ => [],
        Recursive = true,
    };

    private static readonly Option<Isolation> Isolate = new("--isolation")
    {
        Description = "Runs the functions in LocalCloud (in-process) or each execution environment as a process, as on Lambda (process).",
        HelpName = "in-process|process",
        DefaultValueFactory = _ => Isolation.InProcess,
        CustomParser = ParseIsolation,
        Recursive = true,
    };

    private static readonly Option<string?> Configuration = new("--configuration")
    {
        Description = "Uses the functions' build of this configuration, such as Release. Default: the latest build.",
        HelpName = "NAME",
        Recursive = true,
    };

    private static readonly Option<string?> Code = new("--code")
    {
        Description = "Uses the functions' build in this folder, such as one of dotnet publish. Default: each function's CodeUri.",
        HelpName = "FOLDER",
        Recursive = true,
    };

    private static readonly Option<int?> Concurrency = new("--concurrency")
    {
        Description = "The account's limit of concurrent invocations; more are throttled. Default: no limit.",
        HelpName = "NUMBER",
        CustomParser = ParsePositive,
    };

    private static readonly Option<int?> StreamPoll = new("--stream-poll")
    {
        Description = "Reads streams at this interval, as Lambda does every 250 ms. Default: after each write.",
        HelpName = "MILLISECONDS",
        CustomParser = ParsePositive,
    };

    private static readonly Option<int> Port = new("--port")
    {
        Description = "The port to listen on. 0 uses a free one.",
        DefaultValueFactory = _ => 3000,
        CustomParser = ParsePort,
    };

    private static readonly Option<string> Host = new("--host")
    {
        Description = "The address to listen on.",
        DefaultValueFactory = _ => "127.0.0.1",
    };

    private static readonly Option<bool> NoPage = new("--no-page")
    {
        Description = "Neither builds nor serves the page.",
    };

    private static readonly Option<Detail> Log = new("--log")
    {
        Description = "What to show: only problems (quiet), each invocation (calls), or also what functions log (all).",
        HelpName = "quiet|calls|all",
        DefaultValueFactory = _ => Detail.Calls,
        CustomParser = ParseDetail,
    };

    private static readonly Option<string?> Chaos = new("--chaos")
    {
        Description = "Injects faults: all of them at random with this seed, or those of a plan, a JSON file as for POST /dev/chaos.",
        HelpName = "SEED|FILE",
    };

    private static readonly Argument<string> Function = new("FUNCTION")
    {
        Description = "The function's logical id, with or without the suffix Function.",
    };

    private static readonly Option<string> Event = new("--event", "-e")
    {
        Description = "The event as JSON. - reads standard input.",
        HelpName = "FILE",
        Required = true,
    };

    public static Task<int> Run(string[] args)
    {
        var root = new RootCommand(
            "Runs the stack of template.yaml on this machine: WebSockets, functions, tables, streams, queues and schedule.")
        {
            Template, Parameters, DatabasePath, DynamoDb, Isolate, Configuration, Code, Concurrency, StreamPoll, Port, Host, NoPage, Log,
            Chaos,            Invoke(),
        };
        root.SetAction((parsed, ct) => RunCommand.Run(
            Shared(parsed) with
            {
                Port = parsed.GetValue(Port),
                Host = parsed.GetValue(Host)!,
                ServesPage = !parsed.GetValue(NoPage),
                Concurrency = parsed.GetValue(Concurrency),
                StreamPoll = parsed.GetValue(StreamPoll) is { } interval ? TimeSpan.FromMilliseconds(interval) : null,
                Chaos = parsed.GetValue(Chaos) is { } chaos ? ChaosPlan.FromSeedOrFile(chaos) : ChaosPlan.None,
            },
            parsed.GetValue(Log),
            ct));
        var result = root.Parse(args);
        // An error is one line. The help stays available with --help.
        if (result.Action is ParseErrorAction error) error.ShowHelp = false;
        return result.InvokeAsync(new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = ShutdownTimeout,
        });
    }

    private static Command Invoke()
    {
        var invoke = new Command(
            "invoke", "Invokes one function with an event and prints its response. Exits with code 1 if the function fails.")
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
        Isolation = parsed.GetValue(Isolate),
        Configuration = parsed.GetValue(Configuration),
        Code = parsed.GetValue(Code),
    };

    private static int ParsePort(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var port))
            argument.AddError($"--port {text}: expected a number from 0 to 65535.");
        return port;
    }

    private static int? ParsePositive(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        if (int.TryParse(text, CultureInfo.InvariantCulture, out var number) && number > 0) return number;
        argument.AddError($"{((OptionResult)argument.Parent!).Option.Name} {text}: expected a positive number.");
        return null;
    }

    private static Detail ParseDetail(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        if (!Enum.TryParse<Detail>(text, ignoreCase: true, out var detail))
            argument.AddError($"--log {text}: expected quiet, calls or all.");
        return detail;
    }

    private static Isolation ParseIsolation(ArgumentResult argument)
    {
        switch (argument.Tokens[0].Value)
        {
            case "in-process":
                return Isolation.InProcess;
            case "process":
                return Isolation.Process;
            case var text:
                argument.AddError($"--isolation {text}: expected in-process or process.");
                return default;
        }
    }

    private static KeyValuePair<string, string> Pair(string text) => text.Split('=', 2) is [{ Length: > 0 } name, var value]
        ? KeyValuePair.Create(name, value)
        : throw new LocalCloudException($"--parameter {text}: expected NAME=VALUE.");

    private static Uri Address(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address!
            : throw new LocalCloudException($"--dynamodb {url}: expected an http or https address.");
}
