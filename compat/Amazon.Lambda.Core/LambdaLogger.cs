namespace Amazon.Lambda.Core;

/// <summary>A logger for code without a context. It writes to standard output, which Lambda adds to the function's log.</summary>
public static class LambdaLogger
{
    public static void Log(string message) => Console.WriteLine(message);

    public static void Log(string level, string message, params object[] args) =>
        Console.WriteLine($"{level}: {WithArguments(message, args)}");

    public static void Log(LogLevel level, string message, params object[] args) => Log(level.ToString(), message, args);

    public static void Log(string level, Exception exception, string message, params object[] args)
    {
        Log(level, message, args);
        Console.WriteLine(exception);
    }

    public static void Log(LogLevel level, Exception exception, string message, params object[] args) =>
        Log(level.ToString(), exception, message, args);

    internal static string WithArguments(string message, object[] args) =>
        args is { Length: > 0 } ? $"{message} [{string.Join(", ", args)}]" : message;
}
