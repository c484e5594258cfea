using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GameLobby.LocalCloud.Terminal;

/// <summary>Stands in for the console of the functions, which write to it as they do on Lambda, and hands on whole lines.</summary>
internal sealed class FunctionLog(Action<string> write) : TextWriter
{
    private static readonly string[] Everyday = ["trace", "debug", "information", "info"];

    private readonly Lock gate = new();
    private readonly StringBuilder line = new();

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => Write([value]);

    public override void Write(string? value) => Write(value.AsSpan());

    public override void WriteLine(string? value) => Write($"{value}\n".AsSpan());

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer)
    {
        foreach (var whole in Lines(buffer)) write(whole);
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
