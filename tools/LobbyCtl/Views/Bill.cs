using System.Globalization;
using System.Text.Json;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace GameLobby.LobbyCtl.Views;

/// <summary>LocalCloud's ledger, in thousandths of a dollar.</summary>
internal static class Bill
{
    private static readonly (string Title, string Field)[] Parts =
        [("tables, reads", "reads"), ("tables, writes", "writes"), ("queues", "queues"), ("API Gateway", "api")];

    public static IRenderable Of(JsonElement ledger)
    {
        var table = Tables.Table("USE", "QUANTITY", "COLD STARTS", "BILLED MS", "PRICE");
        foreach (var function in ledger.Properties("functions").OrderByDescending(each => each.Value.Number("dollars")))
        {
            table.Row(
                function.Name,
                Rounded(function.Value.Number("invocations")),
                Rounded(function.Value.Number("coldStarts")),
                Rounded(function.Value.Number("billedMs")),
                Price(function.Value.Number("dollars")));
        }

        foreach (var (title, field) in Parts)
        {
            var amounts = ledger.Properties(field).Select(each => each.Value).ToArray();
            Add(title, amounts.Sum(each => each.Number("quantity")), amounts.Sum(each => each.Number("dollars")));
        }

        if (ledger.Field("connections") is { } minutes) Add("connection minutes", minutes.Number("quantity"), minutes.Number("dollars"));
        table.Row("all", "", "", "", Price(ledger.Number("dollars")));
        var prices = $"({ledger.Text("region")}, {ledger.Text("pricesAsOf")})";
        var hour = ledger.Number("dollarsPerPlayerHour") is > 0 and var price ? $" A player-hour costs {Price(price)}." : "";
        return new Rows(
            table, Tables.Line($"Prices are in thousandths of a dollar {prices}, since {ledger.Time("since")}.{hour}"));

        void Add(string title, decimal quantity, decimal dollars) => table.Row(title, Rounded(quantity), "", "", Price(dollars));
    }

    private static string Price(decimal dollars) => (dollars * 1000).ToString("0.0000", CultureInfo.InvariantCulture);

    private static string Rounded(decimal quantity) => quantity.ToString("0.#", CultureInfo.InvariantCulture);
}
