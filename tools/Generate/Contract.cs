using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using GameLobby.Application.Contracts;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using GameLobby.Functions.Wire;

namespace GameLobby.Generate;

/// <summary>Everything that the service's types declare about the protocol.</summary>
internal static class Contract
{
    private static readonly JsonSerializerOptions Requests = Reflected(RequestJson.Default.Options);

    public static JsonSerializerOptions Replies { get; } = Reflected(ReplyJson.Default.Options);

    public static XmlDocs Docs { get; } = new(typeof(WireJson).Assembly, typeof(Refusals).Assembly);

    /// <summary>The requests with an <see cref="ActionAttribute"/>, by name.</summary>
    public static IReadOnlyList<ContractAction> Actions { get; } =
    [
        .. typeof(ActionAttribute).Assembly.GetTypes()
            .Select(type => (Type: type, Action: type.GetCustomAttribute<ActionAttribute>()))
            .Where(request => request.Action is not null)
            .Select(request => new ContractAction(
                request.Action!.Name,
                request.Action.Callers,
                request.Action.NeedsConnection,
                request.Action.Since,
                Requests.GetTypeInfo(request.Type),
                Replies.GetTypeInfo(ReplyOf(request.Type))))
            .OrderBy(action => action.Name, StringComparer.Ordinal),
    ];

    public static IReadOnlyList<JsonDerivedType> Pushes { get; } = [.. WireJson.Default.Push.PolymorphismOptions!.DerivedTypes];

    public static IReadOnlyList<JsonDerivedType> Changes { get; } = [.. WireJson.Default.Change.PolymorphismOptions!.DerivedTypes];

    public static IReadOnlyList<FieldInfo> ErrorCodes { get; } =
        [.. typeof(ErrorCodes).GetFields().OrderBy(field => (string)field.GetRawConstantValue()!, StringComparer.Ordinal)];

    public static SentToAttribute SentTo(JsonDerivedType push) => push.DerivedType.GetCustomAttribute<SentToAttribute>()
        ?? throw new InvalidOperationException($"{push.DerivedType.Name} has no [SentTo].");

    /// <summary>The reasons that a property can have, as on the wire; none for a property without <see cref="ReasonsAttribute"/>.</summary>
    public static IReadOnlyList<(string Word, string Meaning)> Reasons(PropertyInfo? property) =>
    [
        .. (property?.GetCustomAttribute<ReasonsAttribute>()?.Values ?? [])
            .Select(reason => (JsonNamingPolicy.CamelCase.ConvertName(reason.ToString()), Docs.Of(reason))),
    ];

    /// <summary>Adds the protocol version that introduced something, unless that is the first one.</summary>
    public static string Since(int version, string sentence) =>
        version == 1 ? sentence : $"{sentence} Since protocol version {version}.";

    public static bool IsRequest(Type type) => type.IsDefined(typeof(ActionAttribute));

    /// <summary>
    /// The same JSON by reflection: the compiled contexts are themselves generated from the contract, so they lack a new action at first.
    /// </summary>
    private static JsonSerializerOptions Reflected(JsonSerializerOptions options) =>
        new(options) { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };

    private static Type ReplyOf(Type request) => request.GetInterfaces()
        .Single(it => it.IsGenericType && it.GetGenericTypeDefinition() == typeof(ICommand<>))
        .GenericTypeArguments[0];
}
