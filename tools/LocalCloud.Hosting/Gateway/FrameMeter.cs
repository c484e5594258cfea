using System.Buffers.Binary;

namespace GameLobby.LocalCloud.Gateway;

/// <summary>
/// Reads the frame headers in a client's byte stream (RFC 6455, section 5.2). API Gateway limits the size of a frame, and
/// System.Net.WebSockets does not expose frame boundaries.
/// </summary>
internal sealed class FrameMeter(int limit)
{
    private const int MaxHeaderLength = 14;
    private readonly byte[] header = new byte[MaxHeaderLength];
    private int headerLength;
    private long payloadLeft;

    public bool SawOversizedFrame { get; private set; }

    public void Observe(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            if (payloadLeft > 0)
            {
                var skipped = (int)Math.Min(payloadLeft, bytes.Length);
                payloadLeft -= skipped;
                bytes = bytes[skipped..];
                continue;
            }

            header[headerLength++] = bytes[0];
            bytes = bytes[1..];
            if (headerLength < 2 || headerLength < HeaderLength) continue;
            payloadLeft = PayloadLength;
            SawOversizedFrame |= payloadLeft > limit;
            headerLength = 0;
        }
    }

    /// <summary>The 7-bit length; 126 and 127 mean that the length follows in 2 or 8 bytes.</summary>
    private int ShortLength => header[1] & 0x7F;

    private int HeaderLength => 2 + (ShortLength switch { 126 => 2, 127 => 8, _ => 0 }) + ((header[1] & 0x80) != 0 ? 4 : 0);

    private long PayloadLength => ShortLength switch
    {
        126 => BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(2)),
        127 => BinaryPrimitives.ReadInt64BigEndian(header.AsSpan(2)) & long.MaxValue,
        var length => length,
    };
}
