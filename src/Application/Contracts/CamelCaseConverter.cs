using System.Collections.Frozen;
using System.Text.Json;

namespace GameLobby.Application.Contracts;

/// <summary>Converts an enum to its names in camelCase. Accepts exactly these names: no numbers, no other case, no lists.</summary>
public sealed class CamelCaseConverter<T>() : TextConverter<T>(
    name => Values.TryGetValue(name, out var value) ? value : throw new JsonException("Unknown value."),
    value => Names[value])
    where T : struct, Enum
{
    private static readonly FrozenDictionary<T, string> Names =
        Enum.GetValues<T>().ToFrozenDictionary(value => value, value => JsonNamingPolicy.CamelCase.ConvertName($"{value}"));

    private static readonly FrozenDictionary<string, T> Values = Names.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);
}
