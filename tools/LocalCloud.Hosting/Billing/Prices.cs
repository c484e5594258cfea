namespace GameLobby.LocalCloud.Billing;

/// <summary>
/// The prices of us-east-1 in US dollars, without free tiers and volume discounts, as the services' pricing pages listed them in 2026.
/// </summary>
internal static class Prices
{
    public const string Region = "us-east-1";
    public const string AsOf = "2026-11";

    /// <summary>A gigabyte-second of a function on arm64.</summary>
    public const decimal GigabyteSecond = 0.0000133334m;

    public const decimal Invocation = 0.20m / Million;

    /// <summary>A write request unit: up to 1 KB, twice that in a transaction.</summary>
    public const decimal WriteUnit = 0.625m / Million;

    /// <summary>A read request unit: up to 4 KB, half of that if eventually consistent.</summary>
    public const decimal ReadUnit = 0.125m / Million;

    /// <summary>A request to a standard queue, or each 64 KB of its messages.</summary>
    public const decimal QueueRequest = 0.40m / Million;

    /// <summary>A request to a FIFO queue, or each 64 KB of its messages.</summary>
    public const decimal FifoQueueRequest = 0.50m / Million;

    /// <summary>A message from or to a client, or each 32 KB of it.</summary>
    public const decimal Message = 1.00m / Million;

    /// <summary>A request to an HTTP API, or each 512 KB of it.</summary>
    public const decimal HttpRequest = 1.00m / Million;

    public const decimal ConnectionMinute = 0.25m / Million;

    /// <summary>GetRecords is free when Lambda calls it for a mapping.</summary>
    public const decimal StreamRead = 0;

    // The following are not in the ledger, only in the bill of docs/operate/costs.md.

    /// <summary>A gigabyte in a table for a month.</summary>
    public const decimal StoredGigabyte = 0.25m;

    /// <summary>A gigabyte that leaves the region to the internet.</summary>
    public const decimal TransferredGigabyte = 0.09m;

    /// <summary>A gigabyte of log lines.</summary>
    public const decimal LoggedGigabyte = 0.50m;

    /// <summary>A custom metric, which is a combination of a name and dimensions, for a month.</summary>
    public const decimal Metric = 0.30m;

    /// <summary>Each metric of an alarm for a month.</summary>
    public const decimal AlarmMetric = 0.10m;

    /// <summary>A dashboard for a month.</summary>
    public const decimal Dashboard = 3.00m;

    private const decimal Million = 1_000_000;
}
