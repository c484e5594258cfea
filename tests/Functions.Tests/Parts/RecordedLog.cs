using System.Text;
using System.Text.Json.Nodes;
using GameLobby.Functions.Diagnostics;
using Microsoft.Extensions.Configuration;

namespace GameLobby.Functions.Tests.Parts;

/// <summary>The log of functions.</summary>
internal sealed class RecordedLog
{
    private readonly Func<string> read;

    public RecordedLog()
    {
        var text = new StringBuilder();
        (read, Output) = (text.ToString, new LogOutput(TextWriter.Synchronized(new StringWriter(text))));
    }

    public LogOutput Output { get; }

    public string Text => read();

    public IReadOnlyList<JsonObject> Lines =>
        [.. Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!.AsObject())];

    /// <summary>The log entries, without metrics.</summary>
    public IReadOnlyList<JsonObject> Entries => [.. Lines.Where(line => line["_aws"] is null)];

    /// <summary>The documents with metrics.</summary>
    public IReadOnlyList<JsonObject> Metrics => [.. Lines.Where(line => line["_aws"] is not null)];

    /// <summary>Invocations that are logged nowhere.</summary>
    public static Invocations Nowhere() =>
        new(new LogOutput(TextWriter.Null), new ConfigurationBuilder().Build(), TimeProvider.System);
}
