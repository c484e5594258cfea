using System.Text;

namespace GameLobby.Functions.Diagnostics;

/// <summary>
/// Writes lines to the function's log at once, since a background thread is frozen with the response. On Lambda it bypasses
/// <see cref="Console.Out"/>, which the runtime replaces by a writer that wraps each line.
/// </summary>
public sealed class LogOutput(TextWriter? writer = null)
{
    private static readonly Lazy<TextWriter> StandardOutput = new(() => TextWriter.Synchronized(
        new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true }));

    private static readonly bool IsProcess = Environment.GetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API") is not null;

    public void WriteLine(string line) => (writer ?? (IsProcess ? StandardOutput.Value : Console.Out)).WriteLine(line);
}
