using System.Text.Json;
using GameLobby.LocalCloud.Sources;
using GameLobby.LocalCloud.Template;

namespace GameLobby.LocalCloud.Tests.Sources;

public sealed class FormingBatches
{
    private const int MaxEventSize = 6 * 1024 * 1024;

    [Theory]
    [InlineData(1_000_000, "6 6 3")]
    [InlineData(400_000, "15")]
    [InlineData(7_000_000, "1 1 1 1 1 1 1 1 1 1 1 1 1 1 1")]
    public async Task A_batch_has_at_most_6_MB_and_at_least_one_record(int size, string expected)
    {
        var delivery = new ShardDelivery(
            new StreamSource("Changes", "Function", "Table") { BatchSize = 500 }, _ => true, TimeProvider.System);
        List<IReadOnlyList<StreamRecord>> batches = [];
        delivery.Add(Enumerable.Range(1, 15).Select(number => Record(number, size)));
        delivery.Complete();

        await delivery.Run(
            batch =>
            {
                batches.Add(batch);
                return Task.CompletedTask;
            },
            CancellationToken.None);

        Assert.Equal(expected, string.Join(' ', batches.Select(batch => batch.Count)));
        var delivered = batches.SelectMany(batch => batch).Select(record => record.SequenceNumber);
        Assert.Equal(Enumerable.Range(1, 15).Select(number => $"{number}"), delivered);
        Assert.All(
            batches.Where(batch => batch.Count > 1), batch => Assert.InRange(batch.Sum(record => record.Size), 1, MaxEventSize));
    }

    private static StreamRecord Record(int number, int size)
    {
        var text = new string('x', size);
        return StreamRecord.Read(
            JsonElement.Parse(
                $$"""
                {"dynamodb":{"SequenceNumber":"{{number}}","ApproximateCreationDateTime":0.0,"NewImage":{"a":{"S":"{{text}}"} } } }
                """),
            "stream");
    }
}
