using Amazon.Lambda.Core;

namespace GameLobby.Functions;

/// <summary>Cancels the work before Lambda ends the function, so that unfinished work is reported.</summary>
internal static class Deadline
{
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(1);

    /// <summary>Margin of the report itself.</summary>
    private static readonly TimeSpan LastMargin = TimeSpan.FromMilliseconds(200);

    public static CancellationTokenSource Of(ILambdaContext context, TimeProvider clock) => Of(context, Margin, clock);

    /// <summary>Cancels what remains to be done about unfinished work.</summary>
    public static CancellationTokenSource OfReport(ILambdaContext context, TimeProvider clock) => Of(context, LastMargin, clock);

    private static CancellationTokenSource Of(ILambdaContext context, TimeSpan margin, TimeProvider clock)
    {
        var left = context.RemainingTime - margin;
        return new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.Zero, clock);
    }
}
