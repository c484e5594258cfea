using System.Text;
using System.Text.Json.Nodes;
using GameLobby.Application.Contracts;
using GameLobby.Domain;
using GameLobby.Functions.Wire;

namespace GameLobby.Functions.Tests;

public sealed class SendingLargeReplies
{
    /// <summary>What the data of the largest reply leaves of a message, as the tests of large lobbies and histories check.</summary>
    private const int RoomForEnvelope = 1024;

    [Fact]
    public void The_largest_data_with_the_longest_id_fits_in_a_message()
    {
        // No character of an id needs an escape.
        var frame = Frame.Read($$"""{"action":"lobby.get","id":"{{new string('x', 64)}}"}""").Value;
        JsonNode data = new string('x', MessageSize.Max - RoomForEnvelope - "\"\"".Length);
        Assert.Equal(MessageSize.Max - RoomForEnvelope, MessageSize.Of(data, WireJson.Relaxed.JsonNode));

        var reply = Reply.To(frame.Id, Result<JsonNode>.From(data), WireJson.Relaxed.JsonNode);

        Assert.InRange(Encoding.UTF8.GetByteCount(reply.Json), MessageSize.Max - RoomForEnvelope, MessageSize.Max);
    }
}
