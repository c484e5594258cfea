using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace GameLobby.LocalCloud.Queues;

/// <summary>The MD5 checksums with which SDKs verify a message, in lower-case hexadecimal.</summary>
internal static class MessageDigest
{
    private const byte TextValue = 1;
    private const byte BinaryValue = 2;

    public static string Of(string body) => Hex(Encoding.UTF8.GetBytes(body));

    /// <summary>
    /// Returns null without attributes. The digest covers all attributes ordered by name: name, type and value, each after its length
    /// (four bytes, big-endian), and the value also after a byte for its kind (SQS developer guide, "Calculating the MD5 message digest").
    /// </summary>
    public static string? Of(IReadOnlyDictionary<string, MessageAttribute> attributes)
    {
        if (attributes.Count == 0) return null;
        var bytes = new MemoryStream();
        foreach (var (name, attribute) in attributes.OrderBy(a => a.Key, StringComparer.Ordinal))
        {
            Write(bytes, Encoding.UTF8.GetBytes(name));
            Write(bytes, Encoding.UTF8.GetBytes(attribute.DataType));
            bytes.WriteByte(attribute.BinaryValue is null ? TextValue : BinaryValue);
            Write(bytes, attribute.BinaryValue ?? Encoding.UTF8.GetBytes(attribute.StringValue ?? ""));
        }

        return Hex(bytes.ToArray());
    }

    private static void Write(MemoryStream stream, byte[] value)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, value.Length);
        stream.Write(length);
        stream.Write(value);
    }

#pragma warning disable CA5351 // The protocol requires MD5, as protection against corruption, not attackers.
    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(MD5.HashData(bytes));
#pragma warning restore CA5351
}
