using GameLobby.LocalCloud.Billing;
using GameLobby.LocalCloud.Template;
using Microsoft.Extensions.Time.Testing;

namespace GameLobby.LocalCloud.Tests.Billing;

public sealed class KeepingTheLedger
{
    private static readonly QueueDefinition Fifo = new("Orders", "Orders.fifo") { Fifo = true };

    private readonly FakeTimeProvider clock = new();
    private readonly Ledger ledger;

    public KeepingTheLedger() => ledger = new(
        new Stack
        {
            Account = new Account(new Uri("http://127.0.0.1")),
            Functions = [new FunctionDefinition("Worker", "A") { MemorySize = 512 }],
        },
        clock);

    [Fact]
    public void A_function_costs_its_invocations_and_its_billed_time_at_its_memory()
    {
        ledger.Invoked("Worker", isColdStart: true, TimeSpan.FromSeconds(2));
        ledger.Invoked("Worker", isColdStart: false, TimeSpan.FromSeconds(4));
        Assert.Equal(
            new(2, 1, 6_000, (2 * 0.2m / 1_000_000) + (3 * 0.0000133334m)), ledger.Report().Functions["Worker"]);
    }

    [Fact]
    public void A_message_is_metered_in_units_of_32_KB()
    {
        ledger.MessageIn(1);
        ledger.MessageOut(32 * 1024);
        ledger.MessageOut((32 * 1024) + 1);
        Assert.Equal([1, 3], ledger.Report().Api.Values.Select(amount => amount.Quantity));
        Assert.Equal(4m / 1_000_000, ledger.Report().Dollars);
    }

    [Fact]
    public void A_request_over_HTTP_is_metered_in_units_of_512_KB()
    {
        ledger.HttpRequest(0);
        ledger.HttpRequest((512 * 1024) + 1);
        Assert.Equal(new Amount(3, 3m / 1_000_000), ledger.Report().Api["http requests"]);
    }

    [Fact]
    public void A_request_to_a_queue_is_metered_in_units_of_64_KB()
    {
        ledger.Queue(Fifo, "SendMessage", (64 * 1024) + 1);
        ledger.Queue(new QueueDefinition("Work", "Work"), "SendMessage", 0);
        Assert.Equal(
            [new("Orders SendMessage", new Amount(2, 2 * 0.5m / 1_000_000)), new("Work SendMessage", new Amount(1, 0.4m / 1_000_000))],
            ledger.Report().Queues);
    }

    [Fact]
    public void Connections_are_metered_by_the_minute_also_while_they_are_open()
    {
        ledger.Connected("a");
        ledger.Connected("b");
        clock.Advance(TimeSpan.FromMinutes(30));
        ledger.Disconnected("a");
        clock.Advance(TimeSpan.FromMinutes(60));
        var report = ledger.Report();
        Assert.Equal(120, report.Connections.Quantity);
        Assert.Equal(2, report.PlayerHours);
        Assert.Equal(report.Dollars / 2, report.DollarsPerPlayerHour);
    }

    [Fact]
    public void A_reset_starts_from_nothing_but_keeps_open_connections()
    {
        ledger.Connected("a");
        ledger.MessageIn(1);
        ledger.Created("LOBBY");
        clock.Advance(TimeSpan.FromMinutes(30));
        ledger.Reset();
        clock.Advance(TimeSpan.FromMinutes(6));
        var report = ledger.Report();
        Assert.Equal(6, report.Connections.Quantity);
        Assert.Empty(report.Api);
        Assert.Empty(report.Created);
        Assert.Equal(360, report.Seconds);
    }

    [Fact]
    public void The_total_is_divided_by_what_was_created()
    {
        ledger.Created("LOBBY");
        ledger.Created("LOBBY");
        ledger.MessageIn(1);
        Assert.Equal(0.5m / 1_000_000, ledger.Report().DollarsPerCreated["LOBBY"]);
    }
}
