using System.Globalization;
using System.Text.RegularExpressions;

namespace GameLobby.LocalCloud.Template;

internal sealed partial class EventSourceReader(References references)
{
    public StreamSource Stream(EventSource source)
    {
        var properties = source.Properties;
        var table = references.Find("StreamArn", properties.Text("Stream"))
            ?? throw properties.Wrong("Stream", "the StreamArn of one of the template's tables");
        var mapping = new StreamSource(source.Id, source.Function, table);
        return mapping with
        {
            StartingPosition = properties.Text("StartingPosition") switch
            {
                "TRIM_HORIZON" => StartingPosition.TrimHorizon,
                "LATEST" => StartingPosition.Latest,
                _ => throw properties.Wrong("StartingPosition", "TRIM_HORIZON or LATEST"),
            },
            BatchSize = properties.Number("BatchSize") ?? mapping.BatchSize,
            BatchingWindow = properties.Seconds("MaximumBatchingWindowInSeconds") ?? mapping.BatchingWindow,
            BisectBatchOnFunctionError = properties.Flag("BisectBatchOnFunctionError"),
            MaximumRetryAttempts = properties.Number("MaximumRetryAttempts") is >= 0 and var attempts ? attempts : null,
            MaximumRecordAge = properties.Number("MaximumRecordAgeInSeconds") is >= 0 and var age ? TimeSpan.FromSeconds(age) : null,
            ReportsBatchItemFailures = ReportsFailures(properties),
            OnFailureQueue = properties.Map("DestinationConfig").OptionalMap("OnFailure") is { } failure
                ? QueueOf(failure, "Destination")
                : null,
            FilterPatterns = [.. properties.Map("FilterCriteria").Maps("Filters").Select(filter => filter.Text("Pattern"))],
        };
    }

    public QueueSource Queue(EventSource source)
    {
        var properties = source.Properties;
        var mapping = new QueueSource(source.Id, source.Function, QueueOf(properties, "Queue"));
        return mapping with
        {
            BatchSize = properties.Number("BatchSize") ?? mapping.BatchSize,
            BatchingWindow = properties.Seconds("MaximumBatchingWindowInSeconds") ?? mapping.BatchingWindow,
            ReportsBatchItemFailures = ReportsFailures(properties),
            MaximumConcurrency = properties.Map("ScalingConfig").Number("MaximumConcurrency"),
        };
    }

    public static ScheduleSource Schedule(EventSource source) =>
        new(source.Id, source.Function, Every(source.Properties)) { Input = source.Properties.OptionalText("Input") };

    private string QueueOf(Properties properties, string name) =>
        references.Find("Arn", properties.Text(name)) ?? throw properties.Wrong(name, "the ARN of one of the template's queues");

    private static bool ReportsFailures(Properties properties) =>
        properties.Texts("FunctionResponseTypes").Contains("ReportBatchItemFailures");

    private static TimeSpan Every(Properties properties)
    {
        var match = Rate().Match(properties.Text("Schedule"));
        if (!match.Success) throw properties.Wrong("Schedule", "rate(N minutes|hours|days)");
        var count = int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
        return match.Groups[2].Value switch
        {
            "minute" => TimeSpan.FromMinutes(count),
            "hour" => TimeSpan.FromHours(count),
            _ => TimeSpan.FromDays(count),
        };
    }

    [GeneratedRegex(@"^rate\((\d+) (minute|hour|day)s?\)$")]
    private static partial Regex Rate();
}
