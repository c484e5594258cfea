using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using GameLobby.Domain.Values;
using GameLobby.Functions.Tests.Parts;
using GameLobby.Functions.Wire;
using GameLobby.TestKit.Builders;
using GameLobby.TestKit.Wire;

namespace GameLobby.Functions.Tests.Fuzzing;

/// <summary>Frames of some players, valid and broken in many ways, on one host.</summary>
public sealed class FuzzingFrames
{
    private const int FramesOfARun = 10_000;
    private const int MaxReplyBytes = 128 * 1024;

    private static readonly PlayerId[] Players = [People.Ada, People.Bob, People.Cleo, People.Dan, People.Eve];

    private static readonly string[] Failures = ["internal", "unavailable"];

    [Fact]
    public Task Every_frame_gets_one_valid_reply_and_none_fails() => FuzzRuns.Run(async random =>
    {
        using var frames = new FrameHost();
        foreach (var player in Players) await frames.Connect(player, player == People.Eve ? "lobby:admin" : "");
        var known = new KnownValues();
        for (var number = 1; number <= FramesOfARun; number++)
        {
            var (player, frame) = (random.Pick(Players), Frame(random, known));
            try
            {
                var reply = await frames.SendRaw(player, frame);
                AssertValid(reply, frame);
                known.Learn(reply);
                if (number % 50 == 0) await Pass(frames, random);
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException($"Frame {number}, of {player}: {frame}\n{failure.Message}", failure);
            }
        }
    });

    /// <summary>Delivers the pushes, and lets deadlines pass.</summary>
    private static async Task Pass(FrameHost frames, Random random)
    {
        frames.Host.Clock.Advance(TimeSpan.FromSeconds(random.Next(40)));
        await frames.Host.Send(new Application.Matches.SweepLobbies());
        await frames.Host.Settle();
    }

    private static string Frame(Random random, KnownValues known)
    {
        var action = random.Pick(SampleData.Actions);
        var data = SampleData.Of(action, random, known);
        var frame = new JsonObject { ["action"] = action, ["id"] = $"{random.Next(100_000)}", ["data"] = data };
        for (var mutations = Math.Max(0, random.Next(6) - 2); mutations > 0; mutations--)
            (random.Next(4) == 0 ? frame : frame["data"] ?? frame).MutateValue(random);

        var text = frame.ToJsonString(WireText.Options);
        return random.Next(10) switch
        {
            0 => text.MutateText(random),
            1 when random.Next(20) == 0 => text.PadRight(random.Next(30_000, 40_000)),
            1 when random.Next(20) == 0 => string.Concat(Enumerable.Repeat("[", random.Next(100_000))),
            _ => text,
        };
    }

    private static void AssertValid(string text, string frame)
    {
        var reply = JsonNode.Parse(text)!.AsObject();
        Assert.InRange(Encoding.UTF8.GetByteCount(text), 1, MaxReplyBytes);
        Assert.Equal("reply", (string?)reply["type"]);
        Assert.DoesNotContain((string?)reply["error"]?["code"], Failures);
        var (id, action) = Sent(frame);
        Assert.Contains((string?)reply["id"], new[] { null, id });
        Assert.Null(WireDocument.FaultOfAnswer(reply, action));
    }

    private static (string? Id, string? Action) Sent(string frame)
    {
        try
        {
            using var document = JsonDocument.Parse(frame);
            return (Text(document.RootElement, "id"), Text(document.RootElement, "action"));
        }
        catch (Exception malformed) when (malformed is JsonException or ArgumentException or InvalidOperationException)
        {
            return (null, null);
        }
    }

    private static string? Text(JsonElement frame, string name) =>
        frame.ValueKind is JsonValueKind.Object && frame.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String
            ? value.GetString()
            : null;
}
