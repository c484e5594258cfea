using FluentValidation;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Finding;

internal static class FilterRules
{
    private const int MaxFilters = 10;

    public static void AreFilters<T>(this IRuleBuilder<T, IReadOnlyList<DataFilter>?> rule) => rule
        .Must(filters => filters is null || filters.Count <= MaxFilters).WithMessage($"At most {MaxFilters} filters are allowed.")
        .Must(filters => filters is null || filters.All(IsComplete))
        .WithMessage($"A filter requires a key of 1 to {DataLimits.MaxKeyLength} characters, an op (eq, ne, lt, le, gt, ge) and a value.");

    private static bool IsComplete(DataFilter? filter) =>
        filter is { Key.Length: >= 1 and <= DataLimits.MaxKeyLength, Op: not null, Value: not null }
        && filter.Value.Length <= DataLimits.OfLobby.Bytes;
}
