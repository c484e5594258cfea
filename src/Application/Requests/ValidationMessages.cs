using FluentValidation.Resources;

namespace GameLobby.Application.Requests;

/// <summary>The texts of FluentValidation's own rules. They do not name the member, because a refusal names it before the text.</summary>
internal sealed class ValidationMessages : LanguageManager
{
    public ValidationMessages()
    {
        AddTranslation("en", "NotNullValidator", "Is required.");
        AddTranslation("en", "NotEmptyValidator", "Must not be empty.");
        AddTranslation("en", "LengthValidator", "Must be {MinLength} to {MaxLength} characters.");
        AddTranslation("en", "MaximumLengthValidator", "Must be at most {MaxLength} characters.");
        AddTranslation("en", "InclusiveBetweenValidator", "Must be {From} to {To}.");
        AddTranslation("en", "LessThanOrEqualValidator", "Must be at most {ComparisonValue}.");
        AddTranslation("en", "GreaterThanValidator", "Must be more than {ComparisonValue}.");
        AddTranslation("en", "EqualValidator", "Must be {ComparisonValue}.");
    }
}
