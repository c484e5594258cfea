using System.Buffers;
using System.Text;
using System.Text.Json;

namespace GameLobby.Functions.Diagnostics;

/// <summary>
/// Writes metrics in CloudWatch's embedded metric format: a log line from which CloudWatch takes the metrics
/// (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html).
/// </summary>
internal static class EmfDocuments
{
    /// <summary>The limit of values of a metric in a document.</summary>
    private const int MaxValues = 100;

    /// <summary>Returns one line, unless metrics need different values of a dimension or have too many values.</summary>
    /// <param name="fields">Other fields of each line, which are not dimensions.</param>
    public static IEnumerable<string> Of(
        string metricNamespace,
        string function,
        DateTimeOffset time,
        IEnumerable<MetricGroup> groups,
        IEnumerable<KeyValuePair<string, object?>> fields,
        PlayerIds players)
    {
        var documents = new List<Document>();
        foreach (var group in groups)
        {
            foreach (var metric in group.Metrics)
            {
                foreach (var values in metric.Values.Chunk(MaxValues))
                {
                    var part = new Part(
                        group.Dimensions.Count == 0 ? [new("Function", function)] : [.. group.Dimensions],
                        metric.Name,
                        metric.Unit,
                        values);
                    if (documents.Find(document => document.Fits(part)) is not { } fitting) documents.Add(fitting = new Document());
                    fitting.Parts.Add(part);
                }
            }
        }

        return documents.Select(document => document.Write(metricNamespace, time, fields, players));
    }

    private sealed record Part(KeyValuePair<string, string>[] Dimensions, string Name, string Unit, double[] Values);

    private sealed class Document
    {
        public List<Part> Parts { get; } = [];

        public bool Fits(Part part) => Parts.TrueForAll(other =>
            other.Name != part.Name
            && !other.Dimensions.Any(mine => part.Dimensions.Any(its => mine.Key == its.Key && mine.Value != its.Value)));

        public string Write(
            string metricNamespace, DateTimeOffset time, IEnumerable<KeyValuePair<string, object?>> fields, PlayerIds players)
        {
            var buffer = new ArrayBufferWriter<byte>();
            using (var json = new Utf8JsonWriter(buffer, LogLine.Json))
            {
                json.WriteStartObject();
                json.WriteStartObject("_aws");
                json.WriteNumber("Timestamp", time.ToUnixTimeMilliseconds());
                json.WriteStartArray("CloudWatchMetrics");
                foreach (var parts in Parts.GroupBy(part => string.Join(',', part.Dimensions.Select(it => it.Key))))
                    WriteDirective(json, metricNamespace, [.. parts]);
                json.WriteEndArray();
                json.WriteEndObject();
                foreach (var (name, value) in Parts.SelectMany(part => part.Dimensions).DistinctBy(it => it.Key))
                    json.WriteString(name, value);
                foreach (var part in Parts) WriteValues(json, part);
                LogLine.WriteFields(json, fields, players, []);
                json.WriteEndObject();
            }

            return Encoding.UTF8.GetString(buffer.WrittenSpan);
        }

        private static void WriteDirective(Utf8JsonWriter json, string metricNamespace, Part[] parts)
        {
            json.WriteStartObject();
            json.WriteString("Namespace", metricNamespace);
            json.WriteStartArray("Dimensions");
            json.WriteStartArray();
            foreach (var (name, _) in parts[0].Dimensions) json.WriteStringValue(name);
            json.WriteEndArray();
            json.WriteEndArray();
            json.WriteStartArray("Metrics");
            foreach (var part in parts)
            {
                json.WriteStartObject();
                json.WriteString("Name", part.Name);
                json.WriteString("Unit", part.Unit);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        private static void WriteValues(Utf8JsonWriter json, Part part)
        {
            json.WritePropertyName(part.Name);
            if (part.Values is [var single])
            {
                json.WriteNumberValue(single);
                return;
            }

            json.WriteStartArray();
            foreach (var value in part.Values) json.WriteNumberValue(value);
            json.WriteEndArray();
        }
    }
}
