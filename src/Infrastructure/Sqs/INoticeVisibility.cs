namespace GameLobby.Infrastructure.Sqs;

/// <summary>When received notices that were not delivered are received again.</summary>
public interface INoticeVisibility
{
    /// <summary>Makes up to 10 messages visible after <paramref name="delay"/>, instead of the queue's visibility timeout.</summary>
    Task Set(IReadOnlyList<string> receiptHandles, TimeSpan delay, CancellationToken ct);
}
