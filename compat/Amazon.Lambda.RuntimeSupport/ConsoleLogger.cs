using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>Lambda takes standard output into the function's log.</summary>
internal sealed class ConsoleLogger : ILambdaLogger
{
    public void Log(string message) => Console.Write(message);

    public void LogLine(string message) => Console.WriteLine(message);

    public void Log(string level, string message) => Console.WriteLine($"{level}: {message}");
}
