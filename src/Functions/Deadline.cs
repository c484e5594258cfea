using Amazon.Lambda.Core;

namespace GameLobby.Functions;

/// <summary>Cancels the work before Lambda ends the function, so that unfinished work is reported.</summary>
internal static class Deadline
{
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(1);

    public static CancellationTokenSource Of(ILambdaContext context, TimeProvider clock)
    {
        var left = context.RemainingTime - Margin;
        return new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.Zero, clock);
    }
}
