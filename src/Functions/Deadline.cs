using Amazon.Lambda.Core;

namespace GameLobby.Functions;

/// <summary>Ends the work before the platform ends the function, so that what is not done yet is told, not lost.</summary>
internal static class Deadline
{
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(1);

    public static CancellationTokenSource Of(ILambdaContext context, TimeProvider clock)
    {
        var left = context.RemainingTime - Margin;
        return new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.Zero, clock);
    }
}
