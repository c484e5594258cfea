using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace GameLobby.Generate;

/// <summary>Doc comments, with names spelled as on the wire.</summary>
internal sealed partial class XmlDocs(params Assembly[] assemblies)
{
    private readonly Dictionary<string, XElement> members = assemblies
        .SelectMany(assembly => XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member"))
        .ToDictionary(member => member.Attribute("name")!.Value);

    public string Of(Type type) => Find(type) ?? throw new InvalidOperationException($"{type.Name} has no summary.");

    /// <summary>
    /// The comment of a property. Without one, the comment of the record parameter that declares it, of the type that its type inherits
    /// comments from, or of its value's type.
    /// </summary>
    public string Of(PropertyInfo property) => Declared(Name(property.DeclaringType!), property.Name) ?? Find(Single(property.PropertyType))
        ?? throw new InvalidOperationException($"{property.DeclaringType!.Name}.{property.Name} has no comment.");

    public string Of(FieldInfo field) => Summary($"F:{Name(field.DeclaringType!)}.{field.Name}")
        ?? throw new InvalidOperationException($"{field.DeclaringType!.Name}.{field.Name} has no summary.");

    public string Of<T>(T value)
        where T : struct, Enum =>
        Of(typeof(T).GetField(value.ToString())!);

    private string? Find(Type type) => Summary($"T:{Name(type)}");

    private string? Declared(string type, string property)
    {
        var own = Summary($"P:{type}.{property}");
        if (own is not null || !members.TryGetValue($"T:{type}", out var comment)) return own;

        var parameter = comment.Elements("param").FirstOrDefault(param => param.Attribute("name")!.Value == property);
        if (parameter is not null) return Text(parameter);
        return comment.Element("inheritdoc")?.Attribute("cref")?.Value is { } inherited ? Declared(inherited[2..], property) : null;
    }

    private string? Summary(string member) => members.GetValueOrDefault(member)?.Element("summary") is { } summary ? Text(summary) : null;

    /// <summary>The type of an optional value, or of the items of a list.</summary>
    private static Type Single(Type type) =>
        Nullable.GetUnderlyingType(type) ?? (type.IsGenericType ? type.GenericTypeArguments[^1] : type);

    private static string Name(Type type) => type.FullName!.Replace('+', '.');

    private static string Text(XElement element) => WhiteSpace.Replace(string.Concat(element.Nodes().Select(Text)), " ").Trim();

    private static string Text(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" } see => Quote(see.Attribute("cref")!.Value),
        XElement { Name.LocalName: "paramref" } parameter => Quote(parameter.Attribute("name")!.Value),
        XElement element => $"`{element.Value}`",
        _ => "",
    };

    /// <summary>Types keep their names, which are also the names of their schemas. Properties become camelCase.</summary>
    private static string Quote(string reference)
    {
        var name = reference[(reference.LastIndexOf('.') + 1)..];
        return $"`{(reference.StartsWith("T:", StringComparison.Ordinal) ? name : JsonNamingPolicy.CamelCase.ConvertName(name))}`";
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace { get; }
}
