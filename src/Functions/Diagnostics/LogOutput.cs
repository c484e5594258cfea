using System.Text;

namespace GameLobby.Functions.Diagnostics;

/// <summary>
/// Writes whole lines to the function's log, at once: a background thread would stop with the response, and write the rest with the next
/// event. On Lambda it writes to the standard output itself, because the runtime replaces <see cref="Console.Out"/> by a writer that wraps
/// each line into another line of JSON.
/// </summary>
public sealed class LogOutput(TextWriter? writer = null)
{
    private static readonly Lazy<TextWriter> StandardOutput = new(() => TextWriter.Synchronized(
        new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true }));

    private static readonly bool IsProcess = Environment.GetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API") is not null;

    public void WriteLine(string line) => (writer ?? (IsProcess ? StandardOutput.Value : Console.Out)).WriteLine(line);
}
