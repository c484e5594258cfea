using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace GameLobby.LocalCloud.Terminal;

/// <summary>
/// Replaces the console for the functions, which write to it as on Lambda, and forwards whole lines to the screen. A writer holds the
/// console's lock, and the screen takes that lock while it holds its own. To avoid a deadlock, another thread forwards the lines.
/// </summary>
internal sealed class FunctionLog : TextWriter
{
    private static readonly string[] QuietLevels = ["trace", "debug", "information", "info"];

    private readonly Lock gate = new();
    private readonly StringBuilder line = new();
    private readonly Channel<string> lines = Channel.CreateUnbounded<string>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Task forwarding;

    public FunctionLog(Action<string> write) => forwarding = Task.Run(() => Forward(write));

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => Write([value]);

    public override void Write(string? value) => Write(value.AsSpan());

    public override void WriteLine(string? value) => Write($"{value}\n".AsSpan());

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer)
    {
        foreach (var whole in Lines(buffer)) lines.Writer.TryWrite(whole);
    }

    /// <summary>Whether a line is neither a metric nor a structured log entry below the level of a warning.</summary>
    public static bool IsProblem(string line)
    {
        if (line is not ['{', ..]) return true;
        try
        {
            var entry = JsonNode.Parse(line) as JsonObject;
            var level = entry?["level"] ?? entry?["Level"] ?? entry?["LogLevel"];
            return entry?["_aws"] is null && !QuietLevels.Contains(level?.ToString(), StringComparer.OrdinalIgnoreCase);
        }
        catch (JsonException)
        {
            return true;
        }
    }

    protected override void Dispose(bool disposing)
    {
        lines.Writer.TryComplete();
        if (disposing) forwarding.Wait();
        base.Dispose(disposing);
    }

    private async Task Forward(Action<string> write)
    {
        await foreach (var whole in lines.Reader.ReadAllAsync()) write(whole);
    }

    private List<string> Lines(ReadOnlySpan<char> text)
    {
        var whole = new List<string>();
        lock (gate)
        {
            foreach (var character in text)
            {
                if (character != '\n')
                {
                    line.Append(character);
                    continue;
                }

                if (line.Length > 0) whole.Add(line.ToString().TrimEnd('\r'));
                line.Clear();
            }
        }

        return whole;
    }
}
