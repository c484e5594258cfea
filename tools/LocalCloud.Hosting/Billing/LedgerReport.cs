using System.Globalization;

namespace GameLobby.LocalCloud.Billing;

/// <summary>The state of a <see cref="Ledger"/>, as GET /dev/ledger returns it. Amounts of money are in US dollars.</summary>
public sealed class LedgerReport
{
    internal LedgerReport(Ledger.Period period, DateTimeOffset at, decimal openConnectionMinutes)
    {
        Since = period.Since;
        Seconds = (at - period.Since).TotalSeconds;
        Functions = period.Invocations.Amounts.ToDictionary(each => each.Key, each => Function(period, each.Key, each.Value));
        Reads = period.Reads.Amounts;
        Writes = period.Writes.Amounts;
        Queues = period.Queues.Amounts;
        Api = period.Api.Amounts;
        Streams = period.Streams.Amounts;
        Created = period.Created.Amounts.ToDictionary(each => each.Key, each => each.Value.Quantity);
        var minutes = period.ConnectionMinutes + openConnectionMinutes;
        Connections = new(minutes, minutes * Prices.ConnectionMinute);
        Dollars = Functions.Values.Sum(each => each.Dollars) + Connections.Dollars
            + new[] { Reads, Writes, Queues, Api, Streams }.Sum(amounts => amounts.Values.Sum(amount => amount.Dollars));
        PlayerHours = minutes / 60;
        DollarsPerPlayerHour = PlayerHours == 0 ? null : Dollars / PlayerHours;
        DollarsPerCreated = Created.ToDictionary(each => each.Key, each => Dollars / each.Value);
    }

    /// <summary>The region of the prices.</summary>
    public string Region { get; } = Prices.Region;

    /// <summary>The month of the prices.</summary>
    public string PricesAsOf { get; } = Prices.AsOf;

    public DateTimeOffset Since { get; }

    public double Seconds { get; }

    public IReadOnlyDictionary<string, FunctionUse> Functions { get; }

    /// <summary>Read request units by function, operation and kind of item.</summary>
    public IReadOnlyDictionary<string, Amount> Reads { get; }

    /// <summary>Write request units by function, operation and kind of item.</summary>
    public IReadOnlyDictionary<string, Amount> Writes { get; }

    /// <summary>Requests by queue and operation.</summary>
    public IReadOnlyDictionary<string, Amount> Queues { get; }

    /// <summary>Messages from and to clients, and requests over HTTP.</summary>
    public IReadOnlyDictionary<string, Amount> Api { get; }

    /// <summary>Connection minutes.</summary>
    public Amount Connections { get; }

    /// <summary>Reads of streams.</summary>
    public IReadOnlyDictionary<string, Amount> Streams { get; }

    /// <summary>How many items were created, by kind.</summary>
    public IReadOnlyDictionary<string, decimal> Created { get; }

    /// <summary>The sum of all prices.</summary>
    public decimal Dollars { get; }

    /// <summary>Hours of connections.</summary>
    public decimal PlayerHours { get; }

    public decimal? DollarsPerPlayerHour { get; }

    /// <summary>The sum of all prices, divided by how many items of a kind were created.</summary>
    public IReadOnlyDictionary<string, decimal> DollarsPerCreated { get; }

    /// <summary>The report in a few lines.</summary>
    public IEnumerable<string> Lines()
    {
        static string Money(decimal dollars) => (dollars * 1000).ToString("0.0000", CultureInfo.InvariantCulture);

        static string Line(string what, decimal dollars, FormattableString use) =>
            $"  {what,-10} {Money(dollars),10}  {use.ToString(CultureInfo.InvariantCulture)}";

        yield return $"On AWS this would have cost, in thousandths of a dollar ({Region}, {PricesAsOf}), {Money(Dollars)}:";
        yield return Line(
            "functions",
            Functions.Values.Sum(each => each.Dollars),
            $"{Functions.Values.Sum(each => each.Invocations)} invocations, {Functions.Values.Sum(each => each.BilledMs):0} ms billed");
        yield return Line("tables", Sum(Reads) + Sum(Writes), $"{Quantity(Reads):0.#} read units, {Quantity(Writes):0.#} write units");
        yield return Line("queues", Sum(Queues), $"{Quantity(Queues):0} requests");
        yield return Line(
            "gateway",
            Sum(Api) + Connections.Dollars,
            $"{Quantity(Api):0} messages and requests, {Connections.Quantity:0.0} connection minutes");
        if (DollarsPerPlayerHour is { } hour) yield return $"A player-hour costs {Money(hour)}.";
    }

    private static decimal Sum(IReadOnlyDictionary<string, Amount> amounts) => amounts.Values.Sum(amount => amount.Dollars);

    private static decimal Quantity(IReadOnlyDictionary<string, Amount> amounts) => amounts.Values.Sum(amount => amount.Quantity);

    private static FunctionUse Function(Ledger.Period period, string id, Amount invocations) => new(
        invocations.Quantity,
        period.ColdStarts.Amounts.GetValueOrDefault(id)?.Quantity ?? 0,
        period.BilledMilliseconds.Amounts[id].Quantity,
        period.Functions.Amounts[id].Dollars + invocations.Dollars);

    /// <param name="Invocations">How many events it handled.</param>
    /// <param name="ColdStarts">How many execution environments were started.</param>
    /// <param name="BilledMs">The billed milliseconds.</param>
    /// <param name="Dollars">Their price.</param>
    public sealed record FunctionUse(decimal Invocations, decimal ColdStarts, decimal BilledMs, decimal Dollars);
}
