using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace GameLobby.LocalCloud.Queues;

/// <summary>Identifies one receipt of a message. Receiving the message again creates another handle.</summary>
internal sealed record ReceiptHandle(string Queue, string MessageId, int ReceiveCount)
{
    public override string ToString() =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Queue} {MessageId} {ReceiveCount}")));

    /// <summary>Parses a handle and rejects one that is not from this queue.</summary>
    public static ReceiptHandle Parse(string? text, string queue)
    {
        if (string.IsNullOrEmpty(text)) throw QueueError.Missing("ReceiptHandle");
        return TryParse(text, out var handle) && handle.Queue == queue ? handle : throw QueueError.InvalidHandle(text);
    }

    private static bool TryParse(string text, [NotNullWhen(true)] out ReceiptHandle? handle)
    {
        handle = null;
        var bytes = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, bytes, out var length)) return false;
        if (Encoding.UTF8.GetString(bytes, 0, length).Split(' ') is not [var queue, var message, var count]) return false;
        if (!int.TryParse(count, CultureInfo.InvariantCulture, out var receiveCount)) return false;
        handle = new ReceiptHandle(queue, message, receiveCount);
        return true;
    }
}
