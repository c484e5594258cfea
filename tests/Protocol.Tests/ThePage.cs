using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using GameLobby.Application.Contracts;
using GameLobby.Functions.Wire;
using GameLobby.ProtocolDocs;

namespace GameLobby.Protocol.Tests;

/// <summary>docs/protocol.md tells of what there is, and of nothing else.</summary>
public sealed partial class ThePage
{
    public static TheoryData<string> EachAction => [.. Actions.Names];

    public static TheoryData<string> EachPush => [.. Pushes.Keys];

    private static Dictionary<string, JsonTypeInfo> Pushes => WireJson.Default.Push.PolymorphismOptions!.DerivedTypes.ToDictionary(
        push => (string)push.TypeDiscriminator!, push => WireJson.Default.Options.GetTypeInfo(push.DerivedType));

    [Fact]
    public void It_has_the_same_actions() => Assert.Equal(Actions.Names.Order(), Page.Actions.Select(row => row.Action).Order());

    [Fact]
    public void It_has_the_same_pushes() => Assert.Equal(Pushes.Keys.Order(), Page.Pushes.Select(row => row.Type).Order());

    [Fact]
    public void It_has_the_same_codes_of_refusals() => Assert.Equal(RefusalSchema.Codes, Page.RefusalCodes.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(EachAction))]
    public void It_has_the_same_members_of_a_request(string action) =>
        AssertTold(Actions.All[action].Command, Page.Actions.Single(row => row.Action == action).Data);

    [Theory]
    [MemberData(nameof(EachPush))]
    public void It_has_the_same_members_of_a_push(string type) =>
        AssertTold(Pushes[type], Page.Pushes.Single(row => row.Type == type).Members);

    /// <summary>What stands in parentheses says more of a member, or is for one of two actions that share a row.</summary>
    private static void AssertTold(JsonTypeInfo type, string cell)
    {
        var members = type.Properties.Select(property => property.Name).ToList();

        Assert.Empty(members.Except(Names(cell)));
        Assert.Empty(Names(Asides.Replace(cell, "")).Except(members));
    }

    private static IEnumerable<string> Names(string cell) =>
        Quoted.Matches(cell).SelectMany(quoted => Word.Matches(quoted.Value)).Select(word => word.Value);

    [GeneratedRegex(@"\([^)]*\)|\[[^]]*\]")]
    private static partial Regex Asides { get; }

    [GeneratedRegex("`[^`]+`")]
    private static partial Regex Quoted { get; }

    [GeneratedRegex("[a-z][A-Za-z]*")]
    private static partial Regex Word { get; }
}
