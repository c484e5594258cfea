namespace GameLobby.Infrastructure.Sqs;

/// <summary>Keeps stream records that could not be decoded, for people to look at.</summary>
public interface IDeadLetterSender
{
    /// <param name="record">The stream record as JSON.</param>
    Task Send(string record, string reason, CancellationToken ct);
}
