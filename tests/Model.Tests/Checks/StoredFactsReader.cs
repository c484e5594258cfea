using System.Text.Json;
using Amazon.DynamoDBv2.Model;
using GameLobby.Infrastructure.DynamoDb;
using GameLobby.LocalCloud.Sources;
using GameLobby.LocalCloud.Template;

namespace GameLobby.Model.Tests.Checks;

/// <summary>Reads everything that a story stores from the table's stream.</summary>
internal sealed class StoredFactsReader : IAsyncDisposable
{
    public const string Table = "LobbyTable";
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly HttpClient http = new();
    private readonly StreamsClient streams;
    private readonly CancellationTokenSource end = new();
    private readonly Task reading;

    public StoredFactsReader(Uri address)
    {
        streams = new StreamsClient(http, address, "us-east-1", "local");
        reading = Task.Run(Read);
    }

    public StoredFacts Facts { get; } = new();

    /// <summary>Reads to the end of the stream.</summary>
    public async Task Complete()
    {
        await end.CancelAsync();
        await reading;
    }

    public async ValueTask DisposeAsync()
    {
        await Complete();
        end.Dispose();
        http.Dispose();
    }

    private async Task Read()
    {
        var stream = await streams.StreamOf(Table, default) ?? throw new InvalidOperationException("The table has no stream.");
        var iterators = new Dictionary<string, string?>();
        for (var isLast = false; !isLast;)
        {
            isLast = end.IsCancellationRequested;
            foreach (var shard in await streams.Shards(stream, default))
            {
                if (!iterators.TryGetValue(shard.Id, out var iterator))
                    iterator = await streams.Iterator(stream, shard.Id, null, StartingPosition.TrimHorizon, default);
                iterators[shard.Id] = await ReadShard(stream, iterator);
            }

            if (!isLast) await Task.Delay(Interval, end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Reads what a shard has so far, and returns where it continues.</summary>
    private async Task<string?> ReadShard(string stream, string? iterator)
    {
        while (iterator is not null)
        {
            var page = await streams.Records(stream, iterator, 1000, default);
            foreach (var record in page.Records) Add(record);
            iterator = page.Next;
            if (page.Records.Count == 0) break;
        }

        return iterator;
    }

    private void Add(StreamRecord record)
    {
        if (!record.Json.GetProperty("dynamodb").TryGetProperty("NewImage", out var image)) return;
        var item = Map(image);
        var kind = item["SK"].S;
        if (kind == "LOBBY") Facts.Add(LobbyItem.Read(item));
        else if (kind == "INVITE" && record.IsInsert) Facts.Invites.Add((item["from"].S, item["to"].S, item["id"].S));
        else if (kind.StartsWith("CHAT#", StringComparison.Ordinal)) Facts.Messages.Add((item["from"].S, item["text"].S));
    }

    private static Dictionary<string, AttributeValue> Map(JsonElement map) =>
        map.EnumerateObject().ToDictionary(pair => pair.Name, pair => Value(pair.Value));

    private static AttributeValue Value(JsonElement value)
    {
        var typed = value.EnumerateObject().Single();
        return typed.Name switch
        {
            "S" => new AttributeValue { S = typed.Value.GetString() },
            "N" => new AttributeValue { N = typed.Value.GetString() },
            "BOOL" => new AttributeValue { BOOL = typed.Value.GetBoolean() },
            "M" => new AttributeValue { M = Map(typed.Value) },
            "L" => new AttributeValue { L = [.. typed.Value.EnumerateArray().Select(Value)] },
            "SS" => new AttributeValue { SS = [.. typed.Value.EnumerateArray().Select(text => text.GetString()!)] },
            _ => new AttributeValue(),
        };
    }
}
