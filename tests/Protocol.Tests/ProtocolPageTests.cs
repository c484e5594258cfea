using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using GameLobby.Generate;
using GameLobby.TestKit.Wire;

namespace GameLobby.Protocol.Tests;

public sealed partial class ProtocolPageTests
{
    private static readonly JsonObject Document = AsyncApiDocument.Build();

    /// <summary>A reply belongs to the latest request with its id.</summary>
    [Fact]
    public void Every_frame_on_the_page_matches_the_AsyncAPI_document()
    {
        var blocks = JsonBlock.Matches(Repository.Text("docs/protocol.md"));
        var frames = blocks.Select(block => JsonNode.Parse(block.Groups[1].Value)!.AsObject()).ToList();
        var actions = new Dictionary<string, string>();

        Assert.NotEmpty(frames);
        foreach (var frame in frames)
        {
            if (frame["action"] is not null)
            {
                Assert.Null(WireDocument.FaultOfRequest(frame));
                actions[(string)frame["id"]!] = (string)frame["action"]!;
            }
            else
            {
                var id = (string?)frame["id"];
                Assert.Null(WireDocument.FaultOfAnswer(frame, id is null ? null : actions[id]));
            }
        }
    }

    [Fact]
    public void A_page_that_lists_not_every_action_is_rejected() =>
        Assert.Throws<InvalidOperationException>(() => new ProtocolTables(Document).Fill("<!-- table: session.* -->\n<!-- end -->"));

    [Fact]
    public void A_table_of_an_unknown_action_is_rejected() =>
        Assert.Throws<InvalidOperationException>(() => new ProtocolTables(Document).Fill("<!-- table: lobby.explode -->\n<!-- end -->"));

    [GeneratedRegex("```json\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex JsonBlock { get; }
}
