using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using GameLobby.LocalCloud.Engine;
using GameLobby.LocalCloud.Sources;
using GameLobby.LocalCloud.Template;
using GameLobby.LocalCloud.Tests.Sources;
using GameLobby.TestKit.Engines;

namespace GameLobby.LocalCloud.Tests.Running;

public sealed class KeepingTheStreamShort(Dynoxide engine) : IClassFixture<Dynoxide>
{
    [Fact]
    public async Task The_engine_keeps_only_the_newest_records_of_its_stream()
    {
        const int written = StreamRetention.Records + 100;
        await engine.CreateTable("Long");
        foreach (var numbers in Enumerable.Range(1, written).Chunk(25))
        {
            await engine.Client.BatchWriteItemAsync(new Dictionary<string, List<WriteRequest>>
            {
                ["Long"] = [.. numbers.Select(number => new WriteRequest(new PutRequest(Item(number))))],
            });
        }

        using var http = new HttpClient();
        var streams = new StreamsClient(http, engine.Endpoint, "us-east-1", "local");
        var arn = (await streams.StreamOf("Long", CancellationToken.None))!;
        var shard = Assert.Single(await streams.Shards(arn, CancellationToken.None)).Id;
        var iterator = await streams.Iterator(arn, shard, null, StartingPosition.TrimHorizon, CancellationToken.None);
        var oldest = (await streams.Records(arn, iterator, 1, CancellationToken.None)).Records[0];
        Assert.Equal($"{written - StreamRetention.Records + 1}", oldest.SequenceNumber);
    }

    private static Dictionary<string, AttributeValue> Item(int number) => new() { ["PK"] = new("1"), ["SK"] = new($"{number}") };
}
