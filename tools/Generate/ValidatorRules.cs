using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using FluentValidation;
using FluentValidation.Internal;
using FluentValidation.Validators;
using GameLobby.Application.Requests;

namespace GameLobby.Generate;

/// <summary>
/// Adds what a command's validator checks to the command's schema: as schema keywords where they exist, otherwise as the validator's
/// message in the description.
/// </summary>
internal sealed class ValidatorRules(IServiceProvider validators)
{
    /// <summary>The name of the validator of a value that must be given but may be null.</summary>
    private const string Given = "Given";

    public void AddTo(JsonObject schema, Type command)
    {
        var required = new JsonArray();
        foreach (var rules in RulesOf(command))
        {
            var name = JsonNamingPolicy.CamelCase.ConvertName(rules.Key.Split('.')[0]);
            if (schema["properties"]![name] is not JsonObject member) throw new InvalidOperationException($"{command.Name} has no {name}.");

            var always = rules.Where(rule => !rule.Options.HasCondition).ToArray();
            foreach (var (validator, options) in always) Add(member, validator, options);
            var isGiven = always.Any(rule => rule.Validator.Name == Given);
            var isNotNull = always.Any(rule => rule.Validator is INotNullValidator or INotEmptyValidator);
            if (isGiven || isNotNull) required.Add(name);
            if (isNotNull) schema["properties"]![name] = WireValues.NotNull(member.DeepClone().AsObject());
        }

        if (required.Count > 0) schema["required"] = required;
        if (command.GetCustomAttribute<EitherAttribute>() is { } either)
            schema["oneOf"] = new JsonArray(Needs(either.First), Needs(either.Second));
    }

    private static JsonObject Needs(string member) =>
        new() { ["required"] = new JsonArray(JsonNamingPolicy.CamelCase.ConvertName(member)) };

    private static void Add(JsonObject member, IPropertyValidator validator, IRuleComponent options)
    {
        switch (validator)
        {
            case ILengthValidator length:
                if (length.Min > 0) member["minLength"] = length.Min;
                if (length.Max > 0) member["maxLength"] = length.Max;
                break;
            case IBetweenValidator between:
                (member["minimum"], member["maximum"]) = (JsonValue.Create((int)between.From), JsonValue.Create((int)between.To));
                break;
            case IComparisonValidator { Comparison: Comparison.GreaterThan, ValueToCompare: { } least }:
                member["exclusiveMinimum"] = Convert.ToInt64(least, null);
                break;
            case INotEmptyValidator:
                member["minLength"] = 1;
                break;
            case IPredicateValidator:
                member["description"] = $"{member["description"]} {options.GetUnformattedErrorMessage()}".Trim();
                break;
        }
    }

    /// <summary>Returns the rules by member; none for a request without a validator.</summary>
    private IEnumerable<IGrouping<string, (IPropertyValidator Validator, IRuleComponent Options)>> RulesOf(Type command) =>
        validators.GetService(typeof(IValidator<>).MakeGenericType(command)) is IValidator validator
            ? validator.CreateDescriptor().GetMembersWithValidators()
            : [];
}
