using GameLobby.LocalCloud.Template;

namespace GameLobby.Functions.Tests.Replay;

/// <summary>The sample events, by their names: FUNCTION.json, FUNCTION-CASE.json, or message-ACTION.json.</summary>
internal static class EventFiles
{
    private static readonly string Folder = Path.Combine(Path.GetDirectoryName(TemplateFile.Find())!, "events");

    public static IEnumerable<string> Names { get; } =
        [.. Directory.GetFiles(Folder, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    public static string Read(string name) => File.ReadAllText(Path.Combine(Folder, $"{name}.json"));

    /// <summary>Returns the logical id of the function that handles an event.</summary>
    public static string Function(string name) => $"{char.ToUpperInvariant(name[0])}{name.Split('-')[0][1..]}Function";
}
