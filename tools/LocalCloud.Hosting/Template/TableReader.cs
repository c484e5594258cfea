namespace GameLobby.LocalCloud.Template;

internal static class TableReader
{
    public static TableDefinition Read(Resource table)
    {
        var properties = table.Properties;
        var timeToLive = properties.Map("TimeToLiveSpecification");
        return new TableDefinition(table.Id, Name(table))
        {
            Attributes = properties.Maps("AttributeDefinitions").ToDictionary(
                attribute => attribute.Text("AttributeName"), attribute => attribute.Text("AttributeType")),
            Key = Key(properties),
            Indexes = [.. properties.Maps("GlobalSecondaryIndexes").Select(Index)],
            StreamView = properties.OptionalMap("StreamSpecification")?.Text("StreamViewType"),
            TimeToLiveAttribute = timeToLive.Flag("Enabled") ? timeToLive.Text("AttributeName") : null,
        };
    }

    public static string Name(Resource table) => table.Properties.OptionalText("TableName") ?? table.Id;

    private static IndexDefinition Index(Properties index)
    {
        var projection = index.Map("Projection");
        return new IndexDefinition(
            index.Text("IndexName"), Key(index), projection.OptionalText("ProjectionType") ?? "ALL", projection.Texts("NonKeyAttributes"));
    }

    private static TableKey Key(Properties properties)
    {
        var names = properties.Maps("KeySchema").ToDictionary(key => key.Text("KeyType"), key => key.Text("AttributeName"));
        return names.TryGetValue("HASH", out var hash)
            ? new TableKey(hash, names.GetValueOrDefault("RANGE"))
            : throw properties.Wrong("KeySchema", "a HASH key");
    }
}
