using System.Collections;
using System.Globalization;
using System.Reflection;

namespace VerifyTests;

/// <summary>The part of a snapshot's name that identifies a theory's case: _name=value for each parameter.</summary>
internal static class ParameterText
{
    // Identical on all operating systems, because they share the snapshots.
    private static readonly HashSet<char> Forbidden =
        ['"', '\\', '<', '>', '|', ':', '*', '?', '/', .. Enumerable.Range(0, 32).Select(code => (char)code)];

    public static string Of(MethodInfo test, VerifySettings settings)
    {
        if (settings.TextForParameters is { } text) return $"_{text}";

        var names = test.GetParameters();
        if (settings.Parameters.Count > names.Length)
        {
            throw new InvalidOperationException(
                $"UseParameters has {settings.Parameters.Count} values, but {test.Name} has {names.Length} parameters.");
        }

        return string.Concat(settings.Parameters.Select((value, index) => $"_{names[index].Name}={Valid(Value(value))}"));
    }

    private static string Value(object? value) => value switch
    {
        null => "null",
        string text => text,
        IEnumerable items => string.Join(',', items.Cast<object?>().Select(Value)),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static string Valid(string value) => string.Concat(value.Select(c => Forbidden.Contains(c) ? '-' : c));
}
