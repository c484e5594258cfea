using System.Text.Json;
using Amazon.ApiGatewayManagementApi.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;

namespace Amazon.ApiGatewayManagementApi.Internal;

/// <summary>An operation: marshals its request and unmarshals its response.</summary>
internal sealed record Operation(RequestMarshaller Marshaller, ResponseUnmarshaller Unmarshaller);

/// <summary>The three operations on a connection.</summary>
internal static class Operations
{
    public static readonly Operation Post = new(
        new("POST", request => ((PostToConnectionRequest)request).ConnectionId, request => ((PostToConnectionRequest)request).Data),
        new(_ => new PostToConnectionResponse()));

    public static readonly Operation Get = new(
        new("GET", request => ((GetConnectionRequest)request).ConnectionId),
        new(ReadConnection));

    public static readonly Operation Delete = new(
        new("DELETE", request => ((DeleteConnectionRequest)request).ConnectionId),
        new(_ => new DeleteConnectionResponse()));

    private static GetConnectionResponse ReadConnection(JsonUnmarshallerContext context)
    {
        using var json = JsonDocument.Parse(context.Stream);
        return new GetConnectionResponse
        {
            ConnectedAt = Time(json.RootElement, "connectedAt"),
            LastActiveAt = Time(json.RootElement, "lastActiveAt"),
            Identity = json.RootElement.TryGetProperty("identity", out var identity)
                ? new Identity { SourceIp = Text(identity, "sourceIp"), UserAgent = Text(identity, "userAgent") }
                : null,
        };
    }

    private static DateTime? Time(JsonElement json, string name) =>
        json.TryGetProperty(name, out var time) && time.TryGetDateTimeOffset(out var at) ? at.UtcDateTime : null;

    private static string Text(JsonElement json, string name) => json.TryGetProperty(name, out var text) ? text.GetString() : null;
}
