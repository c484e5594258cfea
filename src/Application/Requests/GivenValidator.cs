using FluentValidation;
using FluentValidation.Validators;

namespace GameLobby.Application.Requests;

/// <summary>Checks that a value that may be null is given.</summary>
internal sealed class GivenValidator<T> : PropertyValidator<T, Optional>
{
    public override string Name => "Given";

    public override bool IsValid(ValidationContext<T> context, Optional value) => value.IsGiven;

    protected override string GetDefaultMessageTemplate(string errorCode) => "Requires a value, or null for none.";
}
