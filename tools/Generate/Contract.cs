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
                request.Action.Since,
                Requests.GetTypeInfo(request.Type),
                Replies.GetTypeInfo(ReplyOf(request.Type))))
            .OrderBy(action => action.Name, StringComparer.Ordinal),
    ];

    public static IReadOnlyList<JsonDerivedType> Pushes { get; } = [.. WireJson.Default.Push.PolymorphismOptions!.DerivedTypes];

    public static IReadOnlyList<JsonDerivedType> Changes { get; } = [.. WireJson.Default.Change.PolymorphismOptions!.DerivedTypes];

    public static IReadOnlyList<FieldInfo> ErrorCodes { get; } =
        [.. typeof(ErrorCodes).GetFields().OrderBy(field => (string)field.GetRawConstantValue()!, StringComparer.Ordinal)];

    public static string Recipients(JsonDerivedType push) => push.DerivedType.GetCustomAttribute<SentToAttribute>()?.Recipients
        ?? throw new InvalidOperationException($"{push.DerivedType.Name} has no [SentTo].");

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
