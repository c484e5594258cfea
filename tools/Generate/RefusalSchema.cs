using System.Reflection;
using System.Text.Json.Nodes;
using GameLobby.Domain;

namespace GameLobby.Generate;

/// <summary>Schema of a refusal, derived from every member of <see cref="Refusals"/>.</summary>
internal static class RefusalSchema
{
    private static readonly ILookup<string, Error> Known = Properties().Concat(Methods()).ToLookup(error => error.Code);

    public static IEnumerable<Error> All => Known.SelectMany(errors => errors);

    public static IEnumerable<string> Codes => Known.Select(errors => errors.Key).Order(StringComparer.Ordinal);

    public static JsonObject Error() => new()
    {
        ["description"] = "Why a request was refused. `message` is for people and can change; `code` never does.",
        ["oneOf"] = new JsonArray([.. Codes.GroupBy(Shape).Select(codes => Of(codes.Key, [.. codes]))]),
    };

    /// <summary>Fields beside code and message. <c>Wait</c> is null when only some of the code's refusals have one.</summary>
    private static (bool Details, bool Lobby, bool? Wait) Shape(string code)
    {
        var errors = Known[code].ToArray();
        return (errors[0].Details is not null, errors[0].Lobby is not null, errors.All(error => error.RetryAfter is not null) ? true
            : errors.Any(error => error.RetryAfter is not null) ? null
            : false);
    }

    private static JsonObject Of((bool Details, bool Lobby, bool? Wait) shape, string[] codes)
    {
        var properties = new JsonObject
        {
            ["code"] = new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. codes.Select(code => (JsonNode?)code)]) },
            ["message"] = new JsonObject { ["type"] = "string" },
        };
        var required = new JsonArray("code", "message");
        if (shape.Details || shape.Lobby) required.Add("details");
        if (shape.Details) properties["details"] = Details();
        if (shape.Lobby) properties["details"] = Lobby();
        if (shape.Wait is not false) properties["retryAfterMs"] = new JsonObject { ["type"] = "integer", ["minimum"] = 0 };
        if (shape.Wait is true) required.Add("retryAfterMs");
        return new JsonObject { ["type"] = "object", ["properties"] = properties, ["required"] = required };
    }

    private static JsonObject Details() => new()
    {
        ["description"] = "Maps the name of each field to messages about it. The name is empty for a fault of the frame itself.",
        ["type"] = "object",
        ["additionalProperties"] = new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "string" } },
    };

    private static JsonObject Lobby() => new()
    {
        ["description"] = "The lobby that the player is in.",
        ["type"] = "object",
        ["properties"] = new JsonObject { ["lobbyId"] = new JsonObject { ["type"] = "string" } },
        ["required"] = new JsonArray("lobbyId"),
    };

    private static IEnumerable<Error> Properties() => typeof(Refusals).GetProperties(BindingFlags.Public | BindingFlags.Static)
        .Select(property => (Error)property.GetValue(null)!);

    /// <summary>The refusals that take arguments, called with placeholders: only their fields matter here.</summary>
    private static IEnumerable<Error> Methods() => typeof(Refusals).GetMethods(BindingFlags.Public | BindingFlags.Static)
        .Where(method => !method.IsSpecialName)
        .Select(method => (Error)method.Invoke(null, [.. method.GetParameters().Select(parameter => Any(parameter.ParameterType))])!);

    private static object Any(Type type) => type switch
    {
        _ when type == typeof(string) => "",
        _ when type.IsValueType => Activator.CreateInstance(type)!,
        _ => new Dictionary<string, IReadOnlyList<string>>(),
    };
}
