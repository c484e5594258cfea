using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using GameLobby.LocalCloud.Template;

namespace GameLobby.LocalCloud.Sources;

/// <summary>An error response of the engine; the type is the exception's name without its namespace.</summary>
internal sealed class StreamsException(string type, string message) : Exception($"{type}: {message}")
{
    public string Type => type;
}

/// <summary>
/// A client of the DynamoDB Streams API over plain HTTP (AWS JSON 1.0). Local engines do not verify signatures, but some require one, and
/// DynamoDB Local has a database for each access key and region unless it is started with -sharedDb.
/// </summary>
/// <param name="clock">The stack's clock; the times of records, which the engine takes from the machine's, are converted to it.</param>
internal sealed class StreamsClient(HttpClient http, Uri endpoint, string region, string accessKeyId, TimeProvider? clock = null)
{
    private static readonly MediaTypeHeaderValue JsonType = new("application/x-amz-json-1.0");
    private static readonly JsonSerializerOptions Json = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private const string Database = "DynamoDB_20120810.";
    private const string Streams = "DynamoDBStreams_20120810.";

    /// <summary>Returns the ARN of the table's stream; null if the table or its stream does not exist.</summary>
    public async Task<string?> StreamOf(string table, CancellationToken ct)
    {
        try
        {
            using var answer = await Call($"{Database}DescribeTable", new { TableName = table }, ct);
            return Text(answer.RootElement.GetProperty("Table"), "LatestStreamArn");
        }
        catch (StreamsException error) when (error.Type == "ResourceNotFoundException")
        {
            return null;
        }
    }

    public async Task<IReadOnlyList<Shard>> Shards(string streamArn, CancellationToken ct)
    {
        List<Shard> shards = [];
        string? last = null;
        do
        {
            using var answer = await Call($"{Streams}DescribeStream", new { StreamArn = streamArn, ExclusiveStartShardId = last }, ct);
            var description = answer.RootElement.GetProperty("StreamDescription");
            foreach (var shard in description.GetProperty("Shards").EnumerateArray())
                shards.Add(new Shard(Text(shard, "ShardId")!, Text(shard, "ParentShardId")));
            last = Text(description, "LastEvaluatedShardId");
        }
        while (last is not null);
        return shards;
    }

    /// <summary>Returns an iterator after a sequence number, or at the starting position if the number is null.</summary>
    public async Task<string> Iterator(string streamArn, string shardId, string? after, StartingPosition start, CancellationToken ct)
    {
        var type = after is not null ? "AFTER_SEQUENCE_NUMBER" : start == StartingPosition.Latest ? "LATEST" : "TRIM_HORIZON";
        var input = new { StreamArn = streamArn, ShardId = shardId, ShardIteratorType = type, SequenceNumber = after };
        using var answer = await Call($"{Streams}GetShardIterator", input, ct);
        return Text(answer.RootElement, "ShardIterator")!;
    }

    public async Task<StreamPage> Records(string streamArn, string iterator, int max, CancellationToken ct)
    {
        using var answer = await Call($"{Streams}GetRecords", new { ShardIterator = iterator, Limit = Math.Min(max, 1000) }, ct);
        var ahead = clock is null ? TimeSpan.Zero : clock.GetUtcNow() - TimeProvider.System.GetUtcNow();
        var records = answer.RootElement.GetProperty("Records").EnumerateArray()
            .Select(json => StreamRecord.Read(json, streamArn))
            .Select(record => record with { Created = record.Created + ahead })
            .ToList();
        return new StreamPage(records, Text(answer.RootElement, "NextShardIterator"));
    }

    private async Task<JsonDocument> Call(string target, object input, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint);
        request.Content = new StringContent(JsonSerializer.Serialize(input, Json), Encoding.UTF8, JsonType);
        var date = DateTime.UtcNow.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        request.Headers.Add("X-Amz-Target", target);
        request.Headers.Add("X-Amz-Date", date);
        var scope = $"{accessKeyId}/{date[..8]}/{region}/dynamodb/aws4_request";
        request.Headers.TryAddWithoutValidation(
            "Authorization", $"AWS4-HMAC-SHA256 Credential={scope}, SignedHeaders=host;x-amz-date, Signature=0");
        using var response = await http.SendAsync(request, ct);
        var body = await response.Content.ReadAsStreamAsync(ct);
        var answer = await JsonDocument.ParseAsync(body, cancellationToken: ct);
        if (response.IsSuccessStatusCode) return answer;
        using (answer)
        {
            var type = Text(answer.RootElement, "__type") ?? $"{(int)response.StatusCode}";
            var message = Text(answer.RootElement, "message") ?? Text(answer.RootElement, "Message") ?? "";
            throw new StreamsException(type[(type.LastIndexOf('#') + 1)..], message);
        }
    }

    private static string? Text(JsonElement element, string property) =>
        element.TryGetProperty(property, out var value) ? value.GetString() : null;
}
