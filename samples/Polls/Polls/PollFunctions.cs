using System.Text.Json;
using Amazon.ApiGatewayManagementApi;
using Amazon.ApiGatewayManagementApi.Model;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.DynamoDBEvents;
using Amazon.Lambda.SQSEvents;
using Amazon.SQS;
using Amazon.SQS.Model;

namespace Polls;

/// <summary>A frame: <c>open</c> has a question, choices and seconds, <c>vote</c> a poll and a choice.</summary>
public sealed record PollFrame(
    string Action,
    string? Question = null,
    IReadOnlyList<string>? Choices = null,
    int Seconds = 60,
    string? Poll = null,
    string? Choice = null);

public sealed class PollFunctions(PollStore store)
{
    [LambdaFunction(ResourceName = "ConnectFunction")]
    public async Task<APIGatewayProxyResponse> Connect(APIGatewayProxyRequest request)
    {
        await store.AddConnection(request.RequestContext.ConnectionId);
        return new APIGatewayProxyResponse { StatusCode = 200 };
    }

    [LambdaFunction(ResourceName = "DisconnectFunction")]
    public async Task<APIGatewayProxyResponse> Disconnect(APIGatewayProxyRequest request)
    {
        await store.RemoveConnection(request.RequestContext.ConnectionId);
        return new APIGatewayProxyResponse { StatusCode = 200 };
    }

    [LambdaFunction(ResourceName = "MessageFunction")]
    public async Task<APIGatewayProxyResponse> Message(APIGatewayProxyRequest request, [FromServices] IAmazonSQS sqs)
    {
        var frame = JsonSerializer.Deserialize<PollFrame>(request.Body, JsonSerializerOptions.Web);
        switch (frame)
        {
            case { Action: "open", Question: { } question, Choices: { } choices, Seconds: >= 0 and <= 900 }:
                var poll = await store.Open(question, choices);
                await sqs.SendMessageAsync(
                    new SendMessageRequest(Environment.GetEnvironmentVariable("CLOSE_QUEUE_URL"), poll) { DelaySeconds = frame.Seconds });
                return Reply(new { poll });
            case { Action: "vote", Poll: { } voted, Choice: { } choice }:
                return Reply(new { counted = await store.Vote(voted, request.RequestContext.ConnectionId, choice) });
            default:
                return Reply(new { error = "Expected open or vote." });
        }
    }

    /// <summary>Pushes the latest state of the poll to everyone. A connection that is gone misses nothing.</summary>
    [LambdaFunction(ResourceName = "PublishFunction")]
    public async Task Publish(DynamoDBEvent changes, [FromServices] IAmazonApiGatewayManagementApi gateway)
    {
        var latest = changes.Records[^1].Dynamodb.NewImage;
        var push = JsonSerializer.SerializeToUtf8Bytes(new
        {
            poll = latest["number"].S,
            question = latest["question"].S,
            votes = latest["votes"].M.ToDictionary(votes => votes.Key, votes => int.Parse(votes.Value.N)),
            open = latest["open"].BOOL,
        });
        await Task.WhenAll((await store.GetConnections()).Select(async connection =>
        {
            try
            {
                using var data = new MemoryStream(push);
                await gateway.PostToConnectionAsync(new PostToConnectionRequest { ConnectionId = connection, Data = data });
            }
            catch (GoneException)
            {
                // $disconnect removes it.
            }
        }));
    }

    [LambdaFunction(ResourceName = "CloseFunction")]
    public async Task Close(SQSEvent due)
    {
        foreach (var message in due.Records) await store.Close(message.Body);
    }

    private static APIGatewayProxyResponse Reply(object body) => new() { StatusCode = 200, Body = JsonSerializer.Serialize(body) };
}
