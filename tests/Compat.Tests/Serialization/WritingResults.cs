using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using Amazon.Lambda.DynamoDBEvents;
using Amazon.Lambda.SQSEvents;

namespace GameLobby.Compat.Tests.Serialization;

public sealed class WritingResults
{
    public static TheoryData<ILambdaSerializer> Serializers => Json.Serializers;

    [Theory, MemberData(nameof(Serializers))]
    public void A_policy_has_the_member_names_of_IAM(ILambdaSerializer serializer)
    {
        var json = serializer.Write(new APIGatewayCustomAuthorizerResponse
        {
            PrincipalID = "p-1",
            PolicyDocument = new()
            {
                Statement = [new() { Action = ["execute-api:Invoke"], Effect = "Allow", Resource = ["arn:aws:execute-api:x"] }],
            },
            Context = new() { ["name"] = "Ann", ["level"] = 7d, ["guest"] = true },
        });

        Assert.Equal(
            """{"principalId":"p-1","policyDocument":{"Version":"2012-10-17","Statement":[""" +
            """{"Effect":"Allow","Action":["execute-api:Invoke"],"Resource":["arn:aws:execute-api:x"]}]},"context":""" +
            """{"name":"Ann","level":7,"guest":true}}""",
            json);
    }

    [Theory, MemberData(nameof(Serializers))]
    public void Failed_records_and_messages_have_the_format_of_the_mapping(ILambdaSerializer serializer)
    {
        const string expected = """{"batchItemFailures":[{"itemIdentifier":"1"}]}""";

        Assert.Equal(expected, serializer.Write(new StreamsEventResponse { BatchItemFailures = [new() { ItemIdentifier = "1" }] }));
        Assert.Equal(expected, serializer.Write(new SQSBatchResponse([new() { ItemIdentifier = "1" }])));
    }

    [Theory, MemberData(nameof(Serializers))]
    public void A_batch_without_failures_is_an_empty_list(ILambdaSerializer serializer)
    {
        Assert.Equal("""{"batchItemFailures":[]}""", serializer.Write(new SQSBatchResponse()));
        Assert.Equal("{}", serializer.Write(new StreamsEventResponse()));
    }

    [Theory, MemberData(nameof(Serializers))]
    public void A_reply_omits_nulls_and_does_not_escape_its_text(ILambdaSerializer serializer) => Assert.Equal(
        """{"statusCode":200,"body":"<é> & 'x'","isBase64Encoded":false}""",
        serializer.Write(new APIGatewayProxyResponse { StatusCode = 200, Body = "<é> & 'x'" }));

    [Theory, MemberData(nameof(Serializers))]
    public void A_response_of_an_HTTP_API_has_the_names_of_payload_format_2(ILambdaSerializer serializer) => Assert.Equal(
        """{"statusCode":429,"headers":{"retry-after":"1"},"cookies":["a=1"],"body":"{}","isBase64Encoded":false}""",
        serializer.Write(new APIGatewayHttpApiV2ProxyResponse
        {
            StatusCode = 429,
            Headers = new Dictionary<string, string> { ["retry-after"] = "1" },
            Cookies = ["a=1"],
            Body = "{}",
        }));
}
