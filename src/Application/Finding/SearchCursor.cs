using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace GameLobby.Application.Finding;

/// <summary>
/// The position of a search, sealed together with its query: opaque to clients, and valid for that query only. The page size is not part
/// of the query and may change.
/// </summary>
internal sealed class SearchCursor(CursorKey key, SearchLobbies query)
{
    private const int SealBytes = 16;

    public string At(string position) => Base64Url.EncodeToString([.. Seal(position), .. Encoding.UTF8.GetBytes(position)]);

    /// <summary>Returns the position; null when the cursor does not belong to the query.</summary>
    public string? Open(string cursor)
    {
        if (!Base64Url.IsValid(cursor)) return null;

        var bytes = Base64Url.DecodeFromChars(cursor);
        if (bytes.Length <= SealBytes || Base64Url.EncodeToString(bytes) != cursor) return null;

        var position = Encoding.UTF8.GetString(bytes.AsSpan(SealBytes));
        return CryptographicOperations.FixedTimeEquals(Seal(position), bytes.AsSpan(0, SealBytes)) ? position : null;
    }

    private byte[] Seal(string position)
    {
        IEnumerable<string?> parts =
        [
            position,
            query.Mode,
            query.Region,
            query.Text,
            query.WithSlots.ToString(),
            query.Order.ToString(),
            .. (query.Filters ?? []).SelectMany(filter => new[] { filter.Key, filter.Op.ToString(), filter.Value }),
        ];
        var text = string.Concat(parts.Select(part =>
            part is null ? "-" : string.Create(CultureInfo.InvariantCulture, $"{part.Length}:{part}")));
        return HMACSHA256.HashData(Encoding.UTF8.GetBytes(key.Value), Encoding.UTF8.GetBytes(text))[..SealBytes];
    }
}
