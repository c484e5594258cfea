using System.Text.Json.Serialization.Metadata;
using GameLobby.Application.Contracts;
using GameLobby.Functions.Wire;
using GameLobby.ProtocolDocs;

namespace GameLobby.Protocol.Tests.Examples;

/// <summary>One frame of each sort that the code knows. A new sort has none yet, and fails until a scene brings it up.</summary>
public sealed class AnExample
{
    private static readonly Lazy<Task<Frames>> Played = new(Scenes.PlayAll);

    public static TheoryData<string> EachAction => [.. Actions.Names];

    public static TheoryData<string> EachRefusal => [.. RefusalSchema.Codes];

    public static TheoryData<string> EachPush => [.. Discriminators(WireJson.Default.Push)];

    public static TheoryData<string> EachChange => [.. Discriminators(WireJson.Default.Change)];

    [Theory]
    [MemberData(nameof(EachAction))]
    public async Task Of_a_reply_is_as_it_always_was(string action) => await Equals("Reply", (await Played.Value).Replies, action);

    [Theory]
    [MemberData(nameof(EachRefusal))]
    public async Task Of_a_refusal_is_as_it_always_was(string code) => await Equals("Refusal", (await Played.Value).Refusals, code);

    [Theory]
    [MemberData(nameof(EachPush))]
    public async Task Of_a_push_is_as_it_always_was(string type) => await Equals("Push", (await Played.Value).Pushes, type);

    [Theory]
    [MemberData(nameof(EachChange))]
    public async Task Of_a_change_is_as_it_always_was(string kind) => await Equals("Change", (await Played.Value).Changes, kind);

    private static async Task Equals(string what, Dictionary<string, string> frames, string sort)
    {
        Assert.True(frames.TryGetValue(sort, out var frame), $"No scene brings up the {what.ToLowerInvariant()} {sort}.");
        // With dashes: git ignores what has .received. in its name.
        await Verify(frame, "json")
            .UseDirectory("Frames")
            .UseTypeName(what)
            .UseMethodName("of")
            .UseTextForParameters(sort.Replace('.', '-'));
    }

    private static IEnumerable<string> Discriminators(JsonTypeInfo type) =>
        type.PolymorphismOptions!.DerivedTypes.Select(derived => (string)derived.TypeDiscriminator!);
}
