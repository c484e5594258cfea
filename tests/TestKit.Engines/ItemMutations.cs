using Amazon.DynamoDBv2.Model;

namespace GameLobby.TestKit.Engines;

using Item = Dictionary<string, AttributeValue>;

/// <summary>Random changes to items, as by hand or by another release.</summary>
public static class ItemMutations
{
    private static readonly Func<AttributeValue>[] Values =
    [
        () => new AttributeValue { S = "" },
        () => new AttributeValue { S = "Open" },
        () => new AttributeValue { N = "0" },
        () => new AttributeValue { N = "-1" },
        () => new AttributeValue { N = "3000000000" },
        () => new AttributeValue { N = "99999999999999999999999999999999999999" },
        () => new AttributeValue { N = "0.5" },
        () => new AttributeValue { N = "1E+125" },
        () => new AttributeValue { BOOL = true },
        () => new AttributeValue { NULL = true },
        () => new AttributeValue { SS = ["a", "b"] },
        () => new AttributeValue { M = [] },
        () => new AttributeValue { M = new Item { ["id"] = new() { S = "ada" } } },
        () => new AttributeValue { L = [] },
        () => new AttributeValue { L = [new AttributeValue { S = "ada" }] },
        () => new AttributeValue { L = [new AttributeValue { M = [] }] },
        () => new AttributeValue(),
    ];

    /// <summary>Removes, replaces or adds an attribute somewhere in the item. Its keys stay as they are.</summary>
    public static void Mutate(this Item item, Random random)
    {
        var names = item.Keys.Where(name => name is not ("PK" or "SK")).ToList();
        if (names.Count == 0 || random.Next(8) == 0)
        {
            item["extra"] = Value(random);
            return;
        }

        var name = names[random.Next(names.Count)];
        if (random.Next(2) == 0 && Nested(item[name], random) is { } nested) nested.Mutate(random);
        else if (random.Next(3) == 0) item.Remove(name);
        else item[name] = Value(random);
    }

    private static AttributeValue Value(Random random) => Values[random.Next(Values.Length)]();

    private static Item? Nested(AttributeValue value, Random random) =>
        value.M ?? (value.L is { Count: > 0 } list ? list[random.Next(list.Count)].M : null);
}
