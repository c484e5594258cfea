using FluentValidation;
using FluentValidation.Validators;

namespace GameLobby.Application.Requests;

/// <summary>Checks that an id, if given, is 1 to 64 characters.</summary>
internal sealed class IdValidator<T, TId>(Func<TId, string> text) : PropertyValidator<T, TId?>, ILengthValidator
    where TId : struct
{
    public override string Name => "Id";

    public int Min => 1;

    public int Max => 64;

    public override bool IsValid(ValidationContext<T> context, TId? id) =>
        id is not { } given || (text(given).Length is var length && length >= Min && length <= Max);

    protected override string GetDefaultMessageTemplate(string errorCode) => $"An id must be {Min} to {Max} characters.";
}
