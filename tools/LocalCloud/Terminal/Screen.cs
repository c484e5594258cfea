using System.Globalization;
using GameLobby.LocalCloud.Billing;
using GameLobby.LocalCloud.Development;
using GameLobby.LocalCloud.Lambda;
using GameLobby.LocalCloud.Page;
using Spectre.Console;

namespace GameLobby.LocalCloud.Terminal;

/// <summary>The output of a running stack: styled in a terminal, otherwise plain lines.</summary>
internal sealed class Screen(IAnsiConsole console, TextWriter output, Detail detail)
{
    /// <summary>Shows progress while the stack starts.</summary>
    public async Task<T> Starting<T>(Func<IProgress<string>, Task<T>> work)
    {
        if (!console.Profile.Capabilities.Interactive) return await work(new Reporter(Plain));
        return await console.Status().Spinner(Spinner.Known.Dots).StartAsync("Starting", status => work(new Reporter(step =>
        {
            status.Status(Markup.Escape(step));
            Line($"[green]✓[/] {Markup.Escape(step)}", step);
        })));
    }

    /// <summary>Shows how to connect. Frames to paste are the lines of events/frames.jsonl beside the template.</summary>
    public void ShowInstructions(LocalCloudHost cloud, TimeSpan startup)
    {
        var seconds = startup.TotalSeconds.ToString("F1", CultureInfo.InvariantCulture);
        Line(
            $"[bold green]The stack is up[/] after {seconds} s: [bold]{cloud.SocketAddress}[/]",
            $"The stack is up after {seconds} s: {cloud.SocketAddress}");
        if (cloud.Page is { } page) ShowPage(cloud.Address, page);
        if (cloud.Stack.Api is { } api) ShowHowToConnect(cloud, api.Authorizer is not null);
        Plain("");
        Line("[grey]Ctrl-C ends it.[/]", "Ctrl-C ends it.");
    }

    private void ShowHowToConnect(LocalCloudHost cloud, bool needsToken)
    {
        var connect = $"npx wscat -c {cloud.SocketAddress}";
        if (needsToken)
        {
            var token = cloud.Tokens.Issue(new TokenRequest("p1", "Ada"));
            connect = $"{connect} -H \"Authorization: Bearer {token}\"";
            Plain("");
            Line("[grey]A player's token, valid for a day:[/]", "A player's token, valid for a day:");
            Plain(token);
        }

        Plain("");
        Line("[grey]Connect and paste frames:[/]", "Connect and paste frames:");
        Plain(connect);
        var frames = Path.Combine(Path.GetDirectoryName(cloud.Template)!, "events", "frames.jsonl");
        if (File.Exists(frames)) Plain(File.ReadAllText(frames).TrimEnd());
        if (!needsToken) return;

        Plain("");
        Line("[grey]More players:[/]", "More players:");
        Plain($$"""curl -d '{"playerId":"p2","name":"Grace"}' {{cloud.Address}}dev/token""");
    }

    /// <summary>Shows the page's address and whether it is still being built.</summary>
    private void ShowPage(Uri address, LobbyPage page)
    {
        Line($"Open [bold]{address}[/] in a browser. Each tab is a player.", $"Open {address} in a browser. Each tab is a player.");
        if (page.Built.IsCompleted)
        {
            if (page.Problem is { } problem) Problem(problem);
            return;
        }

        Line("[grey]npm is building the page.[/]", "npm is building the page.");
        page.Built.ContinueWith(_ => Built(page), TaskScheduler.Default);
    }

    private void Built(LobbyPage page)
    {
        if (page.Problem is { } problem) Problem(problem);
        else if (page.Exists) Line("[green]✓[/] The page is built.", "The page is built.");
    }

    public void Call(InvocationTrace call)
    {
        if (detail == Detail.Quiet && !call.Failed) return;
        var at = call.EndedAt.ToLocalTime().ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture);
        var name = call.Function.EndsWith("Function", StringComparison.Ordinal) ? call.Function[..^"Function".Length] : call.Function;
        var coldStart = call.Report?.InitDuration is { } init ? $" (cold start {Milliseconds(init)})" : "";
        var duration = $"{Milliseconds(call.Duration)}{coldStart}";
        var about = string.Join("  ", new[] { call.Subject, call.Refusal }.Where(part => !string.IsNullOrEmpty(part)));
        var colour = call.Failed ? "red" : call.Refusal is null ? "default" : "yellow";
        Line($"[grey]{at}[/] [{colour}]{name,-10} {Markup.Escape(about)}[/] [grey]{duration}[/]", $"{at} {name,-10} {about} {duration}");
    }

    /// <summary>Shows what the stack would have cost, unless only problems are to be shown.</summary>
    public void ShowLedger(LedgerReport report)
    {
        if (detail == Detail.Quiet) return;
        foreach (var line in report.Lines()) Plain(line);
    }

    /// <summary>Shows a line that a function wrote.</summary>
    public void FunctionLine(string line)
    {
        if (detail != Detail.All && !FunctionLog.IsProblem(line)) return;
        var readable = ReadableLine.Of(line);
        Line($"[grey]{Markup.Escape(readable)}[/]", readable);
    }

    /// <summary>Shows a warning or error of LocalCloud itself.</summary>
    public void Problem(string line) => Line($"[yellow]{Markup.Escape(line)}[/]", line);

    private static string Milliseconds(TimeSpan time) => $"{time.TotalMilliseconds.ToString("F0", CultureInfo.InvariantCulture)} ms";

    private void Line(string markup, string plain)
    {
        if (console.Profile.Capabilities.Ansi) console.MarkupLine(markup);
        else Plain(plain);
    }

    /// <summary>Bypasses the console's word wrap, to keep text that users copy on one line.</summary>
    private void Plain(string line) => output.WriteLine(line);

    private sealed class Reporter(Action<string> report) : IProgress<string>
    {
        public void Report(string value) => report(value);
    }
}
