using FluentValidation;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Requests;

/// <summary>Rules for ids and reasons.</summary>
internal static class TextRules
{
    public static void IsId<T>(this IRuleBuilder<T, LobbyId?> rule) => rule.SetValidator(new IdValidator<T, LobbyId>(id => id.Value));

    public static void IsId<T>(this IRuleBuilder<T, PlayerId?> rule) => rule.SetValidator(new IdValidator<T, PlayerId>(id => id.Value));

    public static void IsId<T>(this IRuleBuilder<T, InviteId?> rule) => rule.SetValidator(new IdValidator<T, InviteId>(id => id.Value));

    public static void IsId<T>(this IRuleBuilder<T, MessageId?> rule) => rule.SetValidator(new IdValidator<T, MessageId>(id => id.Value));

    public static void IsReason<T>(this IRuleBuilder<T, string?> rule) => rule.Length(1, 200);
}
