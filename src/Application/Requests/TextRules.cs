using FluentValidation;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Requests;

/// <summary>Rules for ids and texts.</summary>
internal static class TextRules
{
    public static void IsId<T>(this IRuleBuilder<T, LobbyId?> rule) => rule.SetValidator(new IdValidator<T, LobbyId>(id => id.Value));

    public static void IsId<T>(this IRuleBuilder<T, PlayerId?> rule) => rule.SetValidator(new IdValidator<T, PlayerId>(id => id.Value));

    public static void IsId<T>(this IRuleBuilder<T, InviteId?> rule) => rule.SetValidator(new IdValidator<T, InviteId>(id => id.Value));

    public static void IsId<T>(this IRuleBuilder<T, MessageId?> rule) => rule.SetValidator(new IdValidator<T, MessageId>(id => id.Value));

    public static void IsReason<T>(this IRuleBuilder<T, string?> rule) => rule.Length(1, 200);

    /// <summary>For names by which something is found: removing characters would change what they find.</summary>
    public static IRuleBuilderOptions<T, string?> IsPlain<T>(this IRuleBuilder<T, string?> rule) => rule
        .Must(text => text is null || DisplayText.IsClean(text))
        .WithMessage("Must not contain control or bidirectional override characters.");
}
