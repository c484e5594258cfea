using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace GameLobby.LocalCloud.Terminal;

/// <summary>
/// Stands in for the console of the functions, which write to it as they do on Lambda, and hands on whole lines. Whoever writes to the
/// console holds its lock meanwhile, and the screen takes that lock behind its own; so a line is handed on later, by nobody who holds
/// either.
/// </summary>
internal sealed class FunctionLog : TextWriter
{
    private static readonly string[] Everyday = ["trace", "debug", "information", "info"];

    private readonly Lock gate = new();
    private readonly StringBuilder line = new();
    private readonly Channel<string> lines = Channel.CreateUnbounded<string>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Task handingOn;

    public FunctionLog(Action<string> write) => handingOn = Task.Run(() => HandOn(write));

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => Write([value]);

    public override void Write(string? value) => Write(value.AsSpan());

    public override void WriteLine(string? value) => Write($"{value}\n".AsSpan());

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer)
    {
        foreach (var whole in Lines(buffer)) lines.Writer.TryWrite(whole);
    }

    /// <summary>Structured lines below a warning, and metrics, are for a log group; anything else is for the developer's eyes.</summary>
    public static bool IsWorthShowing(string line)
    {
        if (line is not ['{', ..]) return true;
        try
        {
            var entry = JsonNode.Parse(line) as JsonObject;
            var level = entry?["level"] ?? entry?["Level"] ?? entry?["LogLevel"];
            return entry?["_aws"] is null && !Everyday.Contains(level?.ToString(), StringComparer.OrdinalIgnoreCase);
        }
        catch (JsonException)
        {
            return true;
        }
    }

    protected override void Dispose(bool disposing)
    {
        lines.Writer.TryComplete();
        if (disposing) handingOn.Wait();
        base.Dispose(disposing);
    }

    private async Task HandOn(Action<string> write)
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
