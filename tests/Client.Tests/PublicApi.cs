using System.Reflection;

namespace GameLobby.Client.Tests;

/// <summary>Games depend on these types: a change here may break them.</summary>
public sealed class PublicApi
{
    private static readonly NullabilityInfoContext Nullability = new();

    [Fact]
    public Task The_public_API_matches_its_snapshot() => Verify(string.Join(
        "\n\n", typeof(LobbyClient).Assembly.GetExportedTypes().OrderBy(type => type.Name, StringComparer.Ordinal).Select(Describe)));

    private static string Describe(Type type) =>
        string.Join('\n', new[] { Head(type) }.Concat(Members(type).Select(member => $"    {member}")));

    private static string Head(Type type)
    {
        var kind = type.IsEnum ? "enum" : type.IsInterface ? "interface" : type.IsValueType ? "struct" : "class";
        var shape = type switch
        {
            { IsAbstract: true, IsSealed: true } => "static ",
            { IsAbstract: true, IsInterface: false } => "abstract ",
            _ => "",
        };
        string[] bases =
        [
            .. type.BaseType is { } parent && parent != typeof(object) && !type.IsValueType ? new[] { Name(parent) } : [],
            .. type.IsEnum ? [] : Interfaces(type),
        ];
        return $"{shape}{kind} {Name(type)}{(bases.Length == 0 ? "" : $" : {string.Join(", ", bases)}")}";
    }

    private static IEnumerable<string> Interfaces(Type type) => type.GetInterfaces()
        .Where(each => each.IsPublic && !each.Name.StartsWith("IEquatable", StringComparison.Ordinal))
        .Select(Name)
        .Order();

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum) return Enum.GetNames(type);
        string[] generatedForRecords = ["Equals", "GetHashCode", "ToString", "op_Equality", "op_Inequality", "Deconstruct", "<Clone>$"];
        const BindingFlags Public = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var names = type.GetMembers(Public)
            .Where(member => !generatedForRecords.Contains(member.Name))
            .Select(member => member switch
            {
                ConstructorInfo it => $"new({Parameters(it)})",
                PropertyInfo it => Property(it),
                EventInfo it => $"event {Name(it.EventHandlerType!)} {it.Name}",
                FieldInfo it => $"const {Name(it.FieldType)} {it.Name} = {it.GetRawConstantValue()}",
                MethodInfo { IsSpecialName: false } it => Method(it),
                MethodInfo { Name: "op_Implicit" } it => Method(it),
                _ => null,
            });
        return names.OfType<string>().Order(StringComparer.Ordinal);
    }

    private static string Method(MethodInfo method) =>
        $"{(method.IsStatic ? "static " : "")}{Name(method.ReturnType)} {method.Name}({Parameters(method)})";

    private static string Property(PropertyInfo it)
    {
        var type = $"{Name(it.PropertyType)}{Null(Nullability.Create(it).ReadState, it.PropertyType)}";
        return $"{type} {it.Name}{(it.SetMethod?.IsPublic is true ? " { get; init; }" : "")}";
    }

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo it)
    {
        var type = $"{Name(it.ParameterType)}{Null(Nullability.Create(it).ReadState, it.ParameterType)}";
        return $"{type} {it.Name}{(it.HasDefaultValue ? " = default" : "")}";
    }

    private static string Null(NullabilityState state, Type type) => state is NullabilityState.Nullable && !type.IsValueType ? "?" : "";

    private static string Name(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying) return $"{Name(underlying)}?";
        if (!type.IsGenericType) return type.Name;
        return $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>";
    }
}
