namespace GameLobby.Application.Changes;

/// <param name="MayRetry">False if the connection has ended.</param>
internal sealed record UndeliveredPush(PendingPush Pending, bool MayRetry);
