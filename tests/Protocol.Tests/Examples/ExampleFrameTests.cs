using System.Text.Json.Serialization.Metadata;
using GameLobby.Application.Contracts;
using GameLobby.Functions.Wire;
using GameLobby.Generate;

namespace GameLobby.Protocol.Tests.Examples;

/// <summary>Snapshots of one recorded frame per kind. A new kind fails until a scenario produces a frame of it.</summary>
public sealed class ExampleFrameTests
{
    private static readonly Lazy<Task<RecordedFrames>> Recorded = new(Scenarios.RecordAll);

    public static TheoryData<string> EachAction => [.. Actions.Names];

    public static TheoryData<string> EachRefusal => [.. RefusalSchema.Codes];

    public static TheoryData<string> EachPush => [.. Discriminators(WireJson.Default.Push)];

    public static TheoryData<string> EachChange => [.. Discriminators(WireJson.Default.Change)];

    [Theory]
    [MemberData(nameof(EachAction))]
    public async Task The_reply_of_each_action_matches_its_snapshot(string action) =>
        await AssertSnapshot("Reply", (await Recorded.Value).Replies, action);

    [Theory]
    [MemberData(nameof(EachRefusal))]
    public async Task The_refusal_of_each_code_matches_its_snapshot(string code) =>
        await AssertSnapshot("Refusal", (await Recorded.Value).Refusals, code);

    [Theory]
    [MemberData(nameof(EachPush))]
    public async Task The_push_of_each_type_matches_its_snapshot(string type) =>
        await AssertSnapshot("Push", (await Recorded.Value).Pushes, type);

    [Theory]
    [MemberData(nameof(EachChange))]
    public async Task The_change_of_each_kind_matches_its_snapshot(string kind) =>
        await AssertSnapshot("Change", (await Recorded.Value).Changes, kind);

    private static async Task AssertSnapshot(string category, Dictionary<string, string> frames, string kind)
    {
        Assert.True(frames.TryGetValue(kind, out var frame), $"No scenario produces the {category.ToLowerInvariant()} {kind}.");
        // Dashes, because .gitignore excludes file names with ".received.".
        await Verify(frame, "json")
            .UseDirectory("Frames")
            .UseTypeName(category)
            .UseMethodName("of")
            .UseTextForParameters(kind.Replace('.', '-'));
    }

    private static IEnumerable<string> Discriminators(JsonTypeInfo type) =>
        type.PolymorphismOptions!.DerivedTypes.Select(derived => (string)derived.TypeDiscriminator!);
}
