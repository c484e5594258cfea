using Spectre.Console;
using Spectre.Console.Rendering;

namespace GameLobby.LobbyCtl.Views;

/// <summary>The look of tables and lists of fields.</summary>
internal static class Tables
{
    public static Table Table(params string[] columns)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var column in columns) table.AddColumn(new TableColumn(Cell(column)));
        // Ids in the first column can be copied.
        table.Columns[0].NoWrap = true;
        return table;
    }

    public static Table Row(this Table table, params string[] cells)
    {
        table.AddRow(cells.Select(Cell));
        return table;
    }

    /// <summary>Returns names and values in two columns, without empty values.</summary>
    public static Grid Fields(params (string Name, string Value)[] fields)
    {
        var grid = new Grid().AddColumn().AddColumn();
        foreach (var (name, value) in fields.Where(field => field.Value.Length > 0)) grid.AddRow(Cell(name), Cell(value));
        return grid;
    }

    /// <summary>Returns a line of text.</summary>
    public static IRenderable Line(string text) => Cell(text);

    /// <summary>A text without the control characters in it, which a player's data may have and a terminal would obey.</summary>
    private static Text Cell(string text) => new(string.Concat(text.Select(character => char.IsControl(character) ? ' ' : character)));
}
