namespace GameLobby.Application.Changes;

/// <param name="MayRetry">False if the connection has ended.</param>
/// <param name="Reason">Why it was not delivered, as in <see cref="Ports.PushFailure"/>.</param>
internal sealed record UndeliveredPush(PendingPush Pending, bool MayRetry, string Reason);
