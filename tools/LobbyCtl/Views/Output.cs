using System.Text.Encodings.Web;
using System.Text.Json;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace GameLobby.LobbyCtl.Views;

/// <summary>Prints data: as JSON for scripts, otherwise as tables.</summary>
internal sealed class Output(IAnsiConsole console, TextWriter writer, bool asJson)
{
    /// <summary>Wide enough that no id in a file or a pipe is wrapped.</summary>
    private const int WidthWithoutTerminal = 240;

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly JsonSerializerOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public IAnsiConsole Console => console;

    public bool AsJson => asJson;

    public static Output Standard(bool asJson)
    {
        var console = AnsiConsole.Console;
        if (System.Console.IsOutputRedirected) console.Profile.Width = WidthWithoutTerminal;
        return new Output(console, System.Console.Out, asJson);
    }

    public void Show(JsonElement data, Func<JsonElement, IRenderable> view)
    {
        if (asJson) Json(data);
        else Show(view(data));
    }

    public void Show(IRenderable view)
    {
        console.Write(view);
        console.WriteLine();
    }

    /// <summary>Prints a line without wrapping it.</summary>
    public void Line(string text) => writer.WriteLine(text);

    /// <summary>Prints data as JSON, whether the user asked for it or not.</summary>
    public void Json(JsonElement data) => writer.WriteLine(JsonSerializer.Serialize(data, Indented));

    /// <summary>Prints data as one line of JSON.</summary>
    public void JsonLine(JsonElement data) => writer.WriteLine(JsonSerializer.Serialize(data, OneLine));
}
