using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using GameLobby.Application.Contracts;
using GameLobby.Functions.Wire;
using GameLobby.ProtocolDocs;
using GameLobby.TestKit.Wire;

namespace GameLobby.Protocol.Tests;

/// <summary>docs/protocol.md describes everything that the code has, and nothing else.</summary>
public sealed partial class ProtocolPageTests
{
    public static TheoryData<string> EachAction => [.. Actions.Names];

    public static TheoryData<string> EachPush => [.. Derived(WireJson.Default.Push).Keys];

    public static TheoryData<string> EachChange => [.. Derived(WireJson.Default.Change).Keys];

    [Fact]
    public void The_page_documents_every_action() =>
        Assert.Equal(Actions.Names.Order(), ProtocolPage.Actions.Select(action => action.Name).Order());

    [Fact]
    public void The_page_documents_every_push() =>
        Assert.Equal(Derived(WireJson.Default.Push).Keys.Order(), ProtocolPage.Pushes.Select(push => push.Type).Order());

    [Fact]
    public void The_page_documents_every_change() =>
        Assert.Equal(Derived(WireJson.Default.Change).Keys.Order(), ProtocolPage.Changes.Select(change => change.Kind).Order());

    [Fact]
    public void The_page_documents_every_error_code() =>
        Assert.Equal(RefusalSchema.Codes, ProtocolPage.ErrorCodes.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(EachAction))]
    public void The_page_documents_every_field_of_a_request(string action) =>
        AssertDocuments(Fields(Actions.All[action].Command), ProtocolPage.Actions.Single(row => row.Name == action).Fields);

    [Theory]
    [MemberData(nameof(EachPush))]
    public void The_page_documents_every_field_of_a_push(string type) =>
        AssertDocuments(Fields(Derived(WireJson.Default.Push)[type]), ProtocolPage.Pushes.Single(row => row.Type == type).Fields);

    /// <summary>A change to part of a snapshot has more fields than its type declares, so the page may name more too.</summary>
    [Theory]
    [MemberData(nameof(EachChange))]
    public void The_page_documents_every_field_of_a_change(string kind)
    {
        var type = Derived(WireJson.Default.Change)[kind];
        var row = ProtocolPage.Changes.Single(row => row.Kind == kind);

        Assert.Empty(Fields(type).Except(Names(row.Fields)));
        if (!type.Properties.Any(property => property.IsExtensionData)) AssertDocuments(Fields(type), row.Fields);
    }

    /// <summary>A reply belongs to the latest request with its id.</summary>
    [Fact]
    public void Every_frame_on_the_page_matches_the_AsyncAPI_document()
    {
        var frames = JsonBlock.Matches(ProtocolPage.Text).Select(block => JsonNode.Parse(block.Groups[1].Value)!.AsObject()).ToList();
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

    /// <summary>Text in parentheses or brackets explains a field and may name others.</summary>
    private static void AssertDocuments(IReadOnlyList<string> fields, string cell)
    {
        Assert.Empty(fields.Except(Names(cell)));
        Assert.Empty(Names(Remarks.Replace(cell, "")).Except(fields));
    }

    private static List<string> Fields(JsonTypeInfo type) =>
        [.. type.Properties.Where(property => !property.IsExtensionData).Select(property => property.Name)];

    private static Dictionary<string, JsonTypeInfo> Derived(JsonTypeInfo type) => type.PolymorphismOptions!.DerivedTypes.ToDictionary(
        derived => (string)derived.TypeDiscriminator!, derived => WireJson.Default.Options.GetTypeInfo(derived.DerivedType));

    private static IEnumerable<string> Names(string cell) =>
        Quoted.Matches(cell).SelectMany(quoted => Word.Matches(quoted.Value)).Select(word => word.Value);

    [GeneratedRegex(@"\([^)]*\)|\[[^]]*\]")]
    private static partial Regex Remarks { get; }

    [GeneratedRegex("`[^`]+`")]
    private static partial Regex Quoted { get; }

    [GeneratedRegex("[a-z][A-Za-z]*")]
    private static partial Regex Word { get; }

    [GeneratedRegex("```json\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex JsonBlock { get; }
}
