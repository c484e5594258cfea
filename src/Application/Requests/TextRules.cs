using FluentValidation;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Requests;

/// <summary>The limits of what requests name and say.</summary>
internal static class TextRules
{
    private const int LongestId = 64;

    public static void IsId<T>(this IRuleBuilder<T, LobbyId?> rule) => rule
        .Must(id => id is null || id.Value.Value.Length is >= 1 and <= LongestId).WithMessage($"An id has 1 to {LongestId} characters.");

    public static void IsId<T>(this IRuleBuilder<T, PlayerId?> rule) => rule
        .Must(id => id is null || id.Value.Value.Length is >= 1 and <= LongestId).WithMessage($"An id has 1 to {LongestId} characters.");

    public static void IsId<T>(this IRuleBuilder<T, InviteId?> rule) => rule
        .Must(id => id is null || id.Value.Value.Length is >= 1 and <= LongestId).WithMessage($"An id has 1 to {LongestId} characters.");

    public static void IsReason<T>(this IRuleBuilder<T, string?> rule) => rule.Length(1, 200);
}
