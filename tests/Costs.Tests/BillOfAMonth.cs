using System.Globalization;
using System.Text.RegularExpressions;
using GameLobby.LocalCloud.Billing;

namespace GameLobby.Costs.Tests;

/// <summary>The tables of docs/operate/costs.md, computed from the units of a session, the template and the prices.</summary>
public sealed partial class BillOfAMonth
{
    private const int Days = 30;
    private const int SessionsPerDay = 4;
    private const int PlayersPerSession = 8;
    private const int SecondsPerSession = 15 * 60;

    /// <summary>The share of the day's players who are online at the busiest time: three times the average of an hour a day.</summary>
    private const decimal PeakShare = 0.125m;

    private const decimal SecondsPerInvocation = 0.020m;
    private const decimal LoggedKilobytesPerInvocation = 1.2m;
    private const decimal KilobytesPerMessageOut = 0.5m;
    private const decimal StoredKilobytesPerSession = 25;
    private const decimal Kilobyte = 0.000001m;

    /// <summary>The metrics of a stack whose players use all actions, as docs/operate/metrics.md counts them.</summary>
    private const int Metrics = 140;

    /// <summary>Five pollers of a queue that each wait 20 s for messages.</summary>
    private const int PollsPerMonth = 5 * 3 * MinutesPerMonth;

    private const int MinutesPerMonth = 60 * 24 * Days;

    private static readonly int[] Sizes = [1_000, 100_000, 1_000_000];
    private static readonly string Template = Repository.Text("template.yaml");
    private static readonly SessionUnits Session = SessionUnits.OfTheDocumentation;

    /// <summary>The lines of the bill, by the number of players a day.</summary>
    private static readonly (string Name, Func<int, decimal> Dollars)[] Lines =
    [
        ("WebSocket messages", Monthly(Session.Messages * Prices.Message)),
        ("connection minutes", Monthly(Session.ConnectionMinutes * Prices.ConnectionMinute)),
        ("functions", Monthly(Session.Invocations * (Prices.Invocation + (SecondsPerInvocation * Prices.GigabyteSecond)))),
        ("table", Monthly((Session.WriteUnits * Prices.WriteUnit) + (Session.ReadUnits * Prices.ReadUnit))),
        ("table storage", players => Stored(players) * Prices.StoredGigabyte),
        ("queues", Monthly(3 * Session.Notices * Prices.FifoQueueRequest)),
        ("logs", Monthly(Session.Invocations * LoggedKilobytesPerInvocation * Kilobyte * Prices.LoggedGigabyte)),
        ("data transfer", Monthly(Session.MessagesOut * KilobytesPerMessageOut * Kilobyte * Prices.TransferredGigabyte)),
        ("metrics", _ => Metrics * Prices.Metric),
        ("while idle", _ => Idle),
    ];

    [Fact]
    public void The_bill_follows_from_the_units_of_a_session() => AssertContains(
    [
        "| USD a month | 1,000 players a day | 100,000 | 1,000,000 |",
        "| --- | --- | --- | --- |",
        .. Lines.Select(line => Row(line.Name, line.Dollars)),
        Row("**total**", Total),
        Row("a thousand players", players => Total(players) * 1000 / players),
    ]);

    [Fact]
    public void The_idle_cost_follows_from_the_template() => AssertContains(
    [
        "| while idle | a month | USD |",
        "| --- | --- | --- |",
        $"| alarms | {AlarmMetrics} metrics | {Money(AlarmMetrics * Prices.AlarmMetric)} |",
        $"| dashboard | 1 | {Money(Prices.Dashboard)} |",
        string.Create(CultureInfo.InvariantCulture, $"| polls of three queues | {3 * PollsPerMonth:N0} requests | {Money(Polls)} |"),
        string.Create(CultureInfo.InvariantCulture, $"| sweep | {MinutesPerMonth:N0} invocations | {Money(Sweep)} |"),
        $"| sum | | {Money(Idle)} |",
    ]);

    [Fact]
    public void The_rates_at_the_peak_follow_from_the_units_of_a_session() => AssertContains(
    [
        "| at the peak | 1,000 players a day | 100,000 | 1,000,000 | quota | half of it at |",
        "| --- | --- | --- | --- | --- | --- |",
        Rate("players online", 1m, quota: null),
        // The messages out are pushes and one reply for each request. Replies are not requests to API Gateway, but requests are.
        Rate("requests and pushes a second", PerSecond(Session.MessagesOut), 10_000),
        Rate("requests a second", PerSecond(Session.MessagesIn), RequestsPerSecond),
        Rate("new connections a second", PerSecond(PlayersPerSession), 500),
        Rate("invocations at a time", PerSecond(Session.Invocations) * SecondsPerInvocation, 1_000),
        Rate("write units a second", PerSecond(Session.WriteUnits), 4_000),
        Rate("read units a second", PerSecond(Session.ReadUnits), 12_000),
        Rate("notices a second", PerSecond(Session.Notices), 2_400),
    ]);

    private static decimal Polls => PollsPerMonth * (Prices.QueueRequest + (2 * Prices.FifoQueueRequest));

    private static decimal Sweep =>
        MinutesPerMonth * (Prices.Invocation + (SecondsPerInvocation * Prices.GigabyteSecond / 2) + Prices.ReadUnit);

    private static decimal Idle => (AlarmMetrics * Prices.AlarmMetric) + Prices.Dashboard + Polls + Sweep;

    /// <summary>The throttle of the WebSocket API, the first in the template.</summary>
    private static int RequestsPerSecond => int.Parse(Throttle.Match(Template).Groups[1].Value, CultureInfo.InvariantCulture);

    private static int AlarmMetrics => Alarm.Matches(Template).Sum(alarm => MetricName.Count(alarm.Value));

    private static decimal Total(int players) => Lines.Sum(line => line.Dollars(players));

    /// <summary>Returns the price of all sessions of a month from the price of one.</summary>
    private static Func<int, decimal> Monthly(decimal session) => players => Days * Sessions(players) * session;

    /// <summary>Gigabytes: what a day's sessions leave behind, and an item of each player.</summary>
    private static decimal Stored(int players) => ((Sessions(players) * StoredKilobytesPerSession) + players) * Kilobyte;

    private static decimal Sessions(int players) => (decimal)players * SessionsPerDay / PlayersPerSession;

    /// <summary>Returns the units a second of a player who is online.</summary>
    private static decimal PerSecond(decimal unitsPerSession) => unitsPerSession / PlayersPerSession / SecondsPerSession;

    private static string Row(string name, Func<int, decimal> dollars) =>
        $"| {name} | {string.Join(" | ", Sizes.Select(players => Money(dollars(players))))} |";

    private static string Rate(string name, decimal perPlayerOnline, int? quota)
    {
        var rates = Sizes.Select(players => Number(players * PeakShare * perPlayerOnline));
        var half = quota is null ? "" : $"{Number(RoundDown(quota.Value / 2m / perPlayerOnline / PeakShare))} players a day";
        return $"| {name} | {string.Join(" | ", rates)} | {Number(quota)} | {half} |";
    }

    /// <summary>Returns a number with its first two digits.</summary>
    private static decimal RoundDown(decimal number)
    {
        var unit = (decimal)Math.Pow(10, Math.Floor(Math.Log10((double)number)) - 1);
        return Math.Floor(number / unit) * unit;
    }

    private static string Money(decimal dollars) => dollars.ToString(dollars < 10 ? "0.00" : "N0", CultureInfo.InvariantCulture);

    private static string Number(decimal? number) => number?.ToString(number < 10 ? "0.#" : "N0", CultureInfo.InvariantCulture) ?? "";

    private static void AssertContains(string[] rows)
    {
        var table = string.Join('\n', rows);
        Assert.True(Repository.Text(SessionUnits.Page).Contains(table, StringComparison.Ordinal), $"The table is now:\n{table}");
    }

    [GeneratedRegex(@"^ {4}Type: AWS::CloudWatch::Alarm\n(^( {4,}.*)?\n)*", RegexOptions.Multiline)]
    private static partial Regex Alarm { get; }

    [GeneratedRegex(@"\bThrottlingRateLimit: (\d+)")]
    private static partial Regex Throttle { get; }

    [GeneratedRegex(@"\bMetricName:")]
    private static partial Regex MetricName { get; }
}
