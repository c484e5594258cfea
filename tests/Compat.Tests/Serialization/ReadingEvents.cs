using System.Text;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using Amazon.Lambda.DynamoDBEvents;
using Amazon.Lambda.SQSEvents;

namespace GameLobby.Compat.Tests.Serialization;

public sealed class ReadingEvents
{
    public static TheoryData<ILambdaSerializer> Serializers => Json.Serializers;

    [Theory, MemberData(nameof(Serializers))]
    public void A_stream_record_has_its_images_with_every_kind_of_attribute(ILambdaSerializer serializer)
    {
        var record = Assert.Single(serializer.Read<DynamoDBEvent>(
            """
            {"Records":[{
              "eventID":"e-1","eventName":"MODIFY","eventVersion":"1.1","eventSource":"aws:dynamodb","awsRegion":"eu-central-1",
              "eventSourceARN":"arn:aws:dynamodb:eu-central-1:123456789012:table/t/stream/1",
              "dynamodb":{
                "ApproximateCreationDateTime":1767323045,
                "Keys":{"PK":{"S":"LOBBY#1"}},
                "NewImage":{"n":{"N":"1.5"},"b":{"B":"AQI="},"yes":{"BOOL":true},"none":{"NULL":true},"l":{"L":[{"S":"x"}]},
                            "m":{"M":{"S":{"S":"y"}}},"ss":{"SS":["a","b"]},"ns":{"NS":["1"]},"bs":{"BS":["AQ=="]}},
                "OldImage":{},
                "SequenceNumber":"111","SizeBytes":26,"StreamViewType":"NEW_AND_OLD_IMAGES"}}]}
            """).Records);

        Assert.Equal(
            ("e-1", "MODIFY", "aws:dynamodb", "eu-central-1"),
            (record.EventID, record.EventName, record.EventSource, record.AwsRegion));
        Assert.Equal("arn:aws:dynamodb:eu-central-1:123456789012:table/t/stream/1", record.EventSourceArn);
        Assert.Equal(
            ("111", 26, "NEW_AND_OLD_IMAGES"),
            (record.Dynamodb.SequenceNumber, record.Dynamodb.SizeBytes, record.Dynamodb.StreamViewType));
        Assert.Equal(new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc), record.Dynamodb.ApproximateCreationDateTime);
        Assert.Equal("LOBBY#1", record.Dynamodb.Keys["PK"].S);
        Assert.Empty(record.Dynamodb.OldImage);

        var image = record.Dynamodb.NewImage;
        Assert.Equal("1.5", image["n"].N);
        Assert.Equal([1, 2], image["b"].B.ToArray());
        Assert.True(image["yes"].BOOL);
        Assert.True(image["none"].NULL);
        Assert.Equal("x", image["l"].L[0].S);
        Assert.Equal("y", image["m"].M["S"].S);
        Assert.Equal(["a", "b"], image["ss"].SS);
        Assert.Equal(["1"], image["ns"].NS);
        Assert.Equal([1], image["bs"].BS[0].ToArray());
        Assert.Null(image["n"].S);
        Assert.Null(image["n"].BOOL);
    }

    [Theory, MemberData(nameof(Serializers))]
    public void A_request_of_an_HTTP_API_has_its_route_headers_and_body(ILambdaSerializer serializer)
    {
        var request = serializer.Read<APIGatewayHttpApiV2ProxyRequest>(
            """
            {"version":"2.0","routeKey":"POST /v1/{action}","rawPath":"/v1/lobby.get","rawQueryString":"a=1","cookies":["b=2"],
             "headers":{"authorization":"Bearer x"},"queryStringParameters":{"a":"1"},"pathParameters":{"action":"lobby.get"},
             "requestContext":{"accountId":"123456789012","apiId":"api","domainName":"d.example","domainPrefix":"d",
               "http":{"method":"POST","path":"/v1/lobby.get","protocol":"HTTP/1.1","sourceIp":"203.0.113.7","userAgent":"curl"},
               "requestId":"r-1","routeKey":"POST /v1/{action}","stage":"$default","time":"01/Mar/2025:12:00:00 +0000",
               "timeEpoch":1740830400000},
             "body":"e30=","isBase64Encoded":true}
            """);

        Assert.Equal(
            ("2.0", "POST /v1/{action}", "/v1/lobby.get", "a=1"),
            (request.Version, request.RouteKey, request.RawPath, request.RawQueryString));
        Assert.Equal(["b=2"], request.Cookies);
        Assert.Equal(
            ("Bearer x", "1", "lobby.get"),
            (request.Headers["authorization"], request.QueryStringParameters["a"], request.PathParameters["action"]));
        Assert.Equal(("e30=", true), (request.Body, request.IsBase64Encoded));
        var context = request.RequestContext;
        Assert.Equal(
            ("api", "r-1", "$default", 1740830400000), (context.ApiId, context.RequestId, context.Stage, context.TimeEpoch));
        Assert.Equal(("POST", "203.0.113.7"), (context.Http.Method, context.Http.SourceIp));
    }

    [Theory, MemberData(nameof(Serializers))]
    public void A_record_that_TTL_removed_names_the_service(ILambdaSerializer serializer)
    {
        var record = serializer.Read<DynamoDBEvent>(
            """
            {"Records":[{"eventName":"REMOVE","userIdentity":{"type":"Service","principalId":"dynamodb.amazonaws.com"},
             "dynamodb":{"ApproximateCreationDateTime":1767323045.5,"SequenceNumber":"1"}}]}
            """).Records[0];

        Assert.Equal(("Service", "dynamodb.amazonaws.com"), (record.UserIdentity.Type, record.UserIdentity.PrincipalId));
        Assert.Equal(500, record.Dynamodb.ApproximateCreationDateTime.Millisecond);
        Assert.Null(record.Dynamodb.NewImage);
    }

    [Theory, MemberData(nameof(Serializers))]
    public void A_queue_message_has_its_body_and_attributes(ILambdaSerializer serializer)
    {
        var message = Assert.Single(serializer.Read<SQSEvent>(
            """
            {"Records":[{
              "messageId":"m-1","receiptHandle":"h","body":"{\"a\":1}","md5OfBody":"0","awsRegion":"eu-central-1",
              "eventSource":"aws:sqs","eventSourceARN":"arn:aws:sqs:eu-central-1:123456789012:q.fifo",
              "attributes":{"ApproximateReceiveCount":"2","MessageGroupId":"g","SentTimestamp":"1767323045000"},
              "messageAttributes":{"kind":{"stringValue":"x","binaryValue":"AQ==","dataType":"String","stringListValues":[]}}}]}
            """).Records);

        Assert.Equal(("m-1", "h", """{"a":1}"""), (message.MessageId, message.ReceiptHandle, message.Body));
        Assert.Equal("arn:aws:sqs:eu-central-1:123456789012:q.fifo", message.EventSourceArn);
        Assert.Equal(("2", "g"), (message.Attributes["ApproximateReceiveCount"], message.Attributes["MessageGroupId"]));
        Assert.Equal(("x", "String"), (message.MessageAttributes["kind"].StringValue, message.MessageAttributes["kind"].DataType));
    }

    [Theory, MemberData(nameof(Serializers))]
    public void A_WebSocket_event_has_its_connection_route_and_authorizer_context(ILambdaSerializer serializer)
    {
        var request = serializer.Read<APIGatewayProxyRequest>(
            """
            {"requestContext":{
               "routeKey":"$default","eventType":"MESSAGE","messageId":"m=","connectionId":"c=","connectedAt":1767323045678,
               "requestTimeEpoch":1767323046000,"messageDirection":"IN","stage":"v1",
               "domainName":"example.execute-api.eu-central-1.amazonaws.com",
               "requestId":"r=","extendedRequestId":"r=","apiId":"a","identity":{"sourceIp":"192.0.2.7"},
               "authorizer":{"principalId":"p-1","name":"Ann","level":7,"integrationLatency":3}},
             "body":"hello","isBase64Encoded":false}
            """);

        var context = request.RequestContext;
        Assert.Equal(
            ("$default", "MESSAGE", "c=", 1767323045678),
            (context.RouteKey, context.EventType, context.ConnectionId, context.ConnectedAt));
        Assert.Equal(("v1", "192.0.2.7", "hello"), (context.Stage, context.Identity.SourceIp, request.Body));
        Assert.Equal(("p-1", "7"), (context.Authorizer["principalId"].ToString(), context.Authorizer["level"].ToString()));
        Assert.Null(request.Headers);
    }

    [Theory, MemberData(nameof(Serializers))]
    public void An_authorizer_event_has_headers_query_and_ARN(ILambdaSerializer serializer)
    {
        var request = serializer.Read<APIGatewayCustomAuthorizerRequest>(
            """
            {"type":"REQUEST","methodArn":"arn:aws:execute-api:eu-central-1:123456789012:a/v1/$connect",
             "headers":{"Sec-WebSocket-Protocol":"lobby.v1"},"multiValueHeaders":{"Sec-WebSocket-Protocol":["lobby.v1"]},
             "queryStringParameters":{"token":"t"},"stageVariables":{},"requestContext":{"routeKey":"$connect","connectionId":"c="}}
            """);

        Assert.Equal(("REQUEST", "arn:aws:execute-api:eu-central-1:123456789012:a/v1/$connect"), (request.Type, request.MethodArn));
        Assert.Equal(("lobby.v1", "t", "c="), (
            request.Headers["Sec-WebSocket-Protocol"], request.QueryStringParameters["token"], request.RequestContext.ConnectionId));
    }

    [Theory, MemberData(nameof(Serializers))]
    public void The_error_for_an_unreadable_event_names_the_expected_type(ILambdaSerializer serializer)
    {
        var failure = Assert.Throws<Amazon.Lambda.Serialization.SystemTextJson.JsonSerializerException>(
            () => serializer.Read<SQSEvent>("""{"Records":17}"""));

        Assert.Contains("Amazon.Lambda.SQSEvents.SQSEvent", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_error_for_a_type_missing_in_the_context_names_the_type()
    {
        var serializer = new Amazon.Lambda.Serialization.SystemTextJson.SourceGeneratorLambdaJsonSerializer<Functions.SampleJson>();

        var failure = Assert.ThrowsAny<Exception>(() => serializer.Read<StringBuilder>("{}"));

        Assert.Contains("System.Text.StringBuilder", failure.ToString(), StringComparison.Ordinal);
    }
}
