using System.Text;

namespace GameLobby.Domain.Values;

/// <summary>Size limits of a game's data. Bytes count keys and values in UTF-8.</summary>
public sealed record DataLimits(int Keys, int Bytes)
{
    public const int MaxKeyLength = 64;

    public static DataLimits OfLobby { get; } = new(30, 4096);

    public static DataLimits OfMember { get; } = new(10, 512);

    public bool Holds(DataMap data) => data.Count <= Keys && data.Values.Sum(Size) <= Bytes;

    public static int Size(KeyValuePair<string, string> pair) =>
        Encoding.UTF8.GetByteCount(pair.Key) + Encoding.UTF8.GetByteCount(pair.Value);
}
