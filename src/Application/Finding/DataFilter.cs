using System.Globalization;

namespace GameLobby.Application.Finding;

/// <summary>
/// A condition on a lobby's public data. Two numbers of up to 28 digits are compared as numbers, everything else as ordinal text. A lobby
/// without the key matches <see cref="FilterOp.Ne"/> only.
/// </summary>
/// <param name="Key">The data key.</param>
/// <param name="Value">The value to compare with.</param>
public sealed record DataFilter(string? Key, FilterOp? Op, string? Value)
{
    public bool Matches(IReadOnlyDictionary<string, string> data)
    {
        if (!data.TryGetValue(Key!, out var value)) return Op is FilterOp.Ne;

        var order = Compare(value, Value!);
        return Op switch
        {
            FilterOp.Eq => order == 0,
            FilterOp.Ne => order != 0,
            FilterOp.Lt => order < 0,
            FilterOp.Le => order <= 0,
            FilterOp.Gt => order > 0,
            _ => order >= 0,
        };
    }

    private static int Compare(string one, string other) => Number(one) is { } number && Number(other) is { } limit
        ? number.CompareTo(limit)
        : string.CompareOrdinal(one, other);

    private static decimal? Number(string text) => decimal.TryParse(
        text,
        NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
        CultureInfo.InvariantCulture,
        out var number) ? number : null;
}
