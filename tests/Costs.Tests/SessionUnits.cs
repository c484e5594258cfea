using System.Globalization;
using System.Text.RegularExpressions;

namespace GameLobby.Costs.Tests;

/// <summary>What one session uses, without what the stack does whether or not anyone plays.</summary>
/// <param name="Invocations">Of all functions except the sweep.</param>
/// <param name="Notices">Messages of the queue of notices. Each is sent, received and deleted.</param>
internal sealed partial record SessionUnits(
    decimal WriteUnits,
    decimal ReadUnits,
    decimal MessagesIn,
    decimal MessagesOut,
    decimal ConnectionMinutes,
    decimal Invocations,
    decimal Notices)
{
    public const string Page = "docs/operate/costs.md";

    /// <summary>The units in the table of the page. <see cref="CostOfASession"/> measures them.</summary>
    public static SessionUnits OfTheDocumentation { get; } = Read(Repository.Text(Page));

    public decimal Messages => MessagesIn + MessagesOut;

    private static SessionUnits Read(string page)
    {
        var rows = Row.Matches(page).ToDictionary(
            row => row.Groups["unit"].Value,
            row => decimal.Parse(row.Groups["quantity"].Value, CultureInfo.InvariantCulture));
        return new(
            rows["write units"],
            rows["read units"],
            rows["messages in"],
            rows["messages out"],
            rows["connection minutes"],
            rows["invocations"],
            rows["notices"]);
    }

    [GeneratedRegex(@"^\| (?<unit>[a-z ]+) \| (?<quantity>\d+) \|", RegexOptions.Multiline)]
    private static partial Regex Row { get; }
}
