using FluentValidation;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Requests;

/// <summary>Limits on the data of lobbies and members.</summary>
internal static class DataRules
{
    public static void IsLobbyData<T>(this IRuleBuilder<T, IReadOnlyDictionary<string, string?>?> rule) => rule.Fits(DataLimits.OfLobby);

    public static void IsMemberData<T>(this IRuleBuilder<T, IReadOnlyDictionary<string, string?>?> rule) => rule.Fits(DataLimits.OfMember);

    private static void Fits<T>(this IRuleBuilder<T, IReadOnlyDictionary<string, string?>?> rule, DataLimits limits) => rule
        .Must(data => data is null || data.Keys.All(key => key.Length is >= 1 and <= DataLimits.MaxKeyLength))
        .WithMessage($"A key must be 1 to {DataLimits.MaxKeyLength} characters.")
        .Must(data => data is null || limits.Holds(DataMap.Empty.With(data)))
        .WithMessage($"Data must be at most {limits.Keys} keys and {limits.Bytes} bytes of keys and values.");
}
