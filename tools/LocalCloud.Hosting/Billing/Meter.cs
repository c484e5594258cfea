using System.Collections.Concurrent;

namespace GameLobby.LocalCloud.Billing;

/// <summary>Adds up quantities and their prices by name. Thread safe.</summary>
internal sealed class Meter
{
    private readonly ConcurrentDictionary<string, Amount> amounts = [];

    public IReadOnlyDictionary<string, Amount> Amounts => new SortedDictionary<string, Amount>(amounts, StringComparer.Ordinal);

    public void Add(string name, decimal quantity, decimal price) => amounts.AddOrUpdate(
        name,
        new Amount(quantity, quantity * price),
        (_, sum) => new Amount(sum.Quantity + quantity, sum.Dollars + (quantity * price)));
}

/// <param name="Quantity">How many units were used.</param>
/// <param name="Dollars">Their price in US dollars.</param>
public sealed record Amount(decimal Quantity, decimal Dollars);
