using FluentValidation;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Requests;

/// <summary>The limits of what games may keep on lobbies and members. A null value takes its key away.</summary>
internal static class DataRules
{
    public static void IsLobbyData<T>(this IRuleBuilder<T, IReadOnlyDictionary<string, string?>?> rule) => rule.Fits(DataLimits.OfLobby);

    public static void IsMemberData<T>(this IRuleBuilder<T, IReadOnlyDictionary<string, string?>?> rule) => rule.Fits(DataLimits.OfMember);

    private static void Fits<T>(this IRuleBuilder<T, IReadOnlyDictionary<string, string?>?> rule, DataLimits limits) => rule
        .Must(data => data is null || data.Keys.All(key => key.Length is >= 1 and <= DataLimits.LongestKey))
        .WithMessage($"A key has 1 to {DataLimits.LongestKey} characters.")
        .Must(data => data is null || limits.Holds(DataMap.Empty.With(data)))
        .WithMessage($"At most {limits.Keys} keys are kept, and {limits.Bytes} bytes of keys and values in all.");
}
