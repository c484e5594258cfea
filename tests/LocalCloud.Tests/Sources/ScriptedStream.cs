using System.Collections.Immutable;
using System.Net;
using System.Text;
using System.Text.Json;

namespace GameLobby.LocalCloud.Tests.Sources;

/// <summary>
/// A Streams API with shards that close, iterators that expire and records that are trimmed, which local engines cannot do on demand.
/// An iterator consists of the shard's id and a position.
/// </summary>
internal sealed class ScriptedStream : HttpMessageHandler
{
    public sealed record ScriptedShard(string Id, string? Parent, int[] Numbers, bool Closed = true);

    public ImmutableList<ScriptedShard> Shards { get; set; } = [];

    /// <summary>The number of DescribeStream requests.</summary>
    public int Discoveries { get; private set; }

    /// <summary>The errors that GetRecords returns before it succeeds again.</summary>
    public Queue<string> Faults { get; } = [];

    /// <summary>The lowest record number that the stream still has.</summary>
    public int Oldest { get; set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var input = JsonElement.Parse(await request.Content!.ReadAsStringAsync(cancellationToken));
        var operation = request.Headers.GetValues("X-Amz-Target").Single().Split('.')[1];
        if (operation == "GetRecords" && Faults.TryDequeue(out var fault))
            return Answer(HttpStatusCode.BadRequest, new { __type = $"x#{fault}", message = "set by the test" });
        return Answer(HttpStatusCode.OK, operation switch
        {
            "DescribeTable" => new { Table = new { LatestStreamArn = "stream" } },
            "DescribeStream" => new { StreamDescription = Page(input) },
            "GetShardIterator" => new { ShardIterator = $"{input.GetProperty("ShardId")}:{Position(input)}" },
            _ => Records(input.GetProperty("ShardIterator").GetString()!, input.GetProperty("Limit").GetInt32()),
        });
    }

    // One shard per page, to test paging.
    private object Page(JsonElement input)
    {
        var index = input.TryGetProperty("ExclusiveStartShardId", out var last) ? Shards.FindIndex(s => s.Id == last.GetString()) + 1 : 0;
        var shard = Shards[index];
        if (index + 1 == Shards.Count) Discoveries++;
        return new
        {
            Shards = new[] { new { ShardId = shard.Id, ParentShardId = shard.Parent } },
            LastEvaluatedShardId = index + 1 < Shards.Count ? shard.Id : null,
        };
    }

    private int Position(JsonElement input)
    {
        var numbers = Shards.Single(s => s.Id == input.GetProperty("ShardId").GetString()).Numbers;
        return input.GetProperty("ShardIteratorType").GetString() switch
        {
            "TRIM_HORIZON" => Array.FindIndex(numbers, n => n >= Oldest),
            "LATEST" => numbers.Length,
            _ => Array.IndexOf(numbers, int.Parse(input.GetProperty("SequenceNumber").GetString()!, null)) + 1,
        };
    }

    private object Records(string iterator, int limit)
    {
        var shard = Shards.Single(s => s.Id == iterator.Split(':')[0]);
        var position = int.Parse(iterator.Split(':')[1], null);
        var page = shard.Numbers.Skip(position).Take(limit).ToList();
        var next = position + page.Count;
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        return new
        {
            Records = page.Select(n => new { dynamodb = new { SequenceNumber = $"{n}", ApproximateCreationDateTime = now } }),
            NextShardIterator = shard.Closed && next == shard.Numbers.Length ? null : $"{shard.Id}:{next}",
        };
    }

    private static HttpResponseMessage Answer(HttpStatusCode status, object body) =>
        new(status) { Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/x-amz-json-1.0") };
}
