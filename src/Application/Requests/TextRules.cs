using FluentValidation;
using FluentValidation.Validators;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Requests;

/// <summary>The limits of what requests name and say.</summary>
internal static class TextRules
{
    public static void IsId<T>(this IRuleBuilder<T, LobbyId?> rule) => rule.SetValidator(new IdValidator<T, LobbyId>(id => id.Value));

    public static void IsId<T>(this IRuleBuilder<T, PlayerId?> rule) => rule.SetValidator(new IdValidator<T, PlayerId>(id => id.Value));

    public static void IsId<T>(this IRuleBuilder<T, InviteId?> rule) => rule.SetValidator(new IdValidator<T, InviteId>(id => id.Value));

    public static void IsId<T>(this IRuleBuilder<T, MessageId?> rule) => rule.SetValidator(new IdValidator<T, MessageId>(id => id.Value));

    public static void IsReason<T>(this IRuleBuilder<T, string?> rule) => rule.Length(1, 200);
}

/// <summary>An id that is given has 1 to 64 characters.</summary>
internal sealed class IdValidator<T, TId>(Func<TId, string> text) : PropertyValidator<T, TId?>, ILengthValidator
    where TId : struct
{
    public override string Name => "Id";

    public int Min => 1;

    public int Max => 64;

    public override bool IsValid(ValidationContext<T> context, TId? id) =>
        id is not { } given || (text(given).Length is var length && length >= Min && length <= Max);

    protected override string GetDefaultMessageTemplate(string errorCode) => $"An id has {Min} to {Max} characters.";
}
