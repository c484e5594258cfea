using System.Globalization;
using FluentValidation;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Finding;

/// <summary>How a value is compared.</summary>
public enum FilterOp
{
    Eq,
    Ne,
    Lt,
    Le,
    Gt,
    Ge,
}

/// <summary>
/// A condition on a lobby's public data. Two numbers (of up to 28 digits) are compared as such, all else as text,
/// ordinally. A lobby without the key meets <see cref="FilterOp.Ne"/> alone.
/// </summary>
public sealed record DataFilter(string? Key, FilterOp? Op, string? Value)
{
    public bool Admits(IReadOnlyDictionary<string, string> data)
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

internal static class FilterRules
{
    private const int Most = 10;

    public static void AreFilters<T>(this IRuleBuilder<T, IReadOnlyList<DataFilter>?> rule) => rule
        .Must(filters => filters is null || filters.Count <= Most).WithMessage($"There are at most {Most} filters.")
        .Must(filters => filters is null || filters.All(IsWhole))
        .WithMessage($"A filter has a key of 1 to {DataLimits.LongestKey} characters, an op (eq, ne, lt, le, gt, ge) and a value.");

    private static bool IsWhole(DataFilter? filter) =>
        filter is { Key.Length: >= 1 and <= DataLimits.LongestKey, Op: not null, Value: not null }
        && filter.Value.Length <= DataLimits.OfLobby.Bytes;
}
