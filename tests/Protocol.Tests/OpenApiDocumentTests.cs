using System.Text.Json.Nodes;
using GameLobby.Functions.Wire;
using GameLobby.TestKit.Wire;

namespace GameLobby.Protocol.Tests;

public sealed class OpenApiDocumentTests
{
    private static readonly JsonObject Document = WireDocument.Parse(Repository.Text("docs/openapi.yaml"));

    private static readonly JsonObject AsyncDocument = WireDocument.Parse(WireDocument.Text);

    [Fact]
    public void Each_action_that_needs_no_connection_has_a_path() => Assert.Equal(
        Actions.All.Where(action => !action.Value.NeedsConnection).Select(action => $"/v1/{action.Key}").Order(),
        Document["paths"]!.AsObject().Select(path => path.Key).Order());

    [Fact]
    public void Every_reference_leads_to_a_component() => Assert.All(References(Document), reference =>
    {
        var target = reference.Split('/').Skip(1).Aggregate((JsonNode?)Document, (node, name) => node?[name]);
        Assert.True(target is not null, reference);
    });

    [Fact]
    public void The_schemas_are_those_of_the_AsyncAPI_document()
    {
        var others = AsyncDocument["components"]!["schemas"]!.AsObject();

        Assert.All(Document["components"]!["schemas"]!.AsObject().Where(schema => schema.Key != "Refusal"), schema =>
            Assert.True(JsonNode.DeepEquals(schema.Value, others[schema.Key]), schema.Key));
    }

    [Fact]
    public void The_action_of_a_body_may_be_left_out()
    {
        var body = Document["paths"]!["/v1/match.end"]!["post"]!["requestBody"]!["content"]!["application/json"]!["schema"]!;

        Assert.Equal(["id"], body["required"]!.AsArray().Select(field => (string)field!));
        Assert.Equal("match.end", (string?)body["properties"]!["action"]!["enum"]![0]);
    }

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(member =>
            member is { Key: "$ref", Value: JsonValue reference } ? [(string)reference!] : References(member.Value)),
        JsonArray list => list.SelectMany(References),
        _ => [],
    };
}
