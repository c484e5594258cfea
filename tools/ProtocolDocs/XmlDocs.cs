using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace GameLobby.ProtocolDocs;

/// <summary>Doc comments of types and their properties, with names spelled as on the wire.</summary>
internal sealed partial class XmlDocs(params Assembly[] assemblies)
{
    private readonly Dictionary<string, XElement> members = assemblies
        .SelectMany(assembly => XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member"))
        .ToDictionary(member => member.Attribute("name")!.Value);

    public string? For(Type type) => Text(Member($"T:{Name(type)}")?.Element("summary"));

    /// <summary>The comment of a property, or of the record parameter that declares it.</summary>
    public string? For(MemberInfo property) =>
        Text(Member($"P:{Name(property.DeclaringType!)}.{property.Name}")?.Element("summary"))
        ?? Text(Member($"T:{Name(property.DeclaringType!)}")
            ?.Elements("param")
            .FirstOrDefault(param => param.Attribute("name")!.Value == property.Name));

    private XElement? Member(string name) => members.GetValueOrDefault(name);

    private static string Name(Type type) => type.FullName!.Replace('+', '.');

    private static string? Text(XElement? element) =>
        element is null ? null : WhiteSpace.Replace(string.Concat(element.Nodes().Select(Text)), " ").Trim();

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
