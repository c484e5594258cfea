using System.Text.Json;
using System.Text.Json.Nodes;
using FluentValidation;
using FluentValidation.Internal;
using FluentValidation.Validators;
using GameLobby.Application.Lobbies;
using GameLobby.Application.Members;
using GameLobby.Application.Requests;

namespace GameLobby.ProtocolDocs;

/// <summary>
/// Adds what a command's validator checks to the command's schema: as schema keywords where they exist, otherwise as the validator's
/// message in the description.
/// </summary>
internal sealed class ValidatorRules(IServiceProvider validators)
{
    /// <summary>Rules that can't be read from a validator: they span fields, or require a field that may be null.</summary>
    private static readonly Dictionary<Type, Action<JsonObject>> HandWritten = new()
    {
        [typeof(JoinLobby)] = schema => schema["oneOf"] = new JsonArray(Needs("lobbyId"), Needs("code")),
        [typeof(SetTeam)] = schema => schema["required"] = new JsonArray("team"),
    };

    public static bool IsCommand(Type type) =>
        type.GetInterfaces().Any(it => it.IsGenericType && it.GetGenericTypeDefinition() == typeof(ICommand<>));

    public void AddTo(JsonObject schema, Type command)
    {
        var required = new JsonArray();
        foreach (var rules in RulesOf(command))
        {
            var name = JsonNamingPolicy.CamelCase.ConvertName(rules.Key.Split('.')[0]);
            if (schema["properties"]![name] is not JsonObject member) throw new InvalidOperationException($"{command.Name} has no {name}.");

            var always = rules.Where(rule => !rule.Options.HasCondition).ToArray();
            foreach (var (validator, options) in always) Add(member, validator, options);
            if (!always.Any(rule => rule.Validator is INotNullValidator or INotEmptyValidator)) continue;

            required.Add(name);
            schema["properties"]![name] = WireValues.NotNull(member.DeepClone().AsObject());
        }

        if (required.Count > 0) schema["required"] = required;
        if (HandWritten.TryGetValue(command, out var add)) add(schema);
    }

    private static JsonObject Needs(string member) => new() { ["required"] = new JsonArray(member) };

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
