using System.Text.RegularExpressions;
using System.Xml.Linq;
using GameLobby.Client.Tests.Stories;
using GameLobby.TestKit.Cloud;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GameLobby.Client.Tests.Engines;

/// <summary>The Godot sample, without Godot: its files, and its code against stubs and LocalCloud.</summary>
[Collection(RunningLocalCloud.Name)]
public sealed partial class GodotSample(LocalCloudProcess cloud)
{
    private const string Folder = "clients/godot";
    private const string Script = $"{Folder}/LobbyView.cs";

    private static readonly string Scene = Repository.Text($"{Folder}/LobbyView.tscn");

    [Fact]
    public void The_Godot_page_shows_the_script_of_the_sample() => Assert.Equal(
        Repository.Text(Script), Repository.Text("docs/clients/godot.md").Split("```csharp\n")[1].Split("```")[0]);

    [Fact]
    public void The_Godot_sample_starts_its_scene_which_runs_its_script()
    {
        Assert.Contains("run/main_scene=\"res://LobbyView.tscn\"", Repository.Text($"{Folder}/project.godot"), StringComparison.Ordinal);
        Assert.Contains("path=\"res://LobbyView.cs\"", Scene, StringComparison.Ordinal);
    }

    [Fact]
    public void The_scene_of_the_Godot_sample_has_the_nodes_that_its_script_uses()
    {
        var used = GetNode().Matches(Repository.Text(Script)).Select(it => (it.Groups[2].Value, it.Groups[1].Value)).ToArray();
        Assert.NotEmpty(used);
        Assert.Equal(used.Order(), Child().Matches(Scene).Select(it => (it.Groups[1].Value, it.Groups[2].Value)).Order());
    }

    [Fact]
    public void The_project_of_the_Godot_sample_references_the_client()
    {
        var project = XDocument.Load(Repository.Path($"{Folder}/LobbySample.csproj"));
        var client = project.Descendants("ProjectReference").Single().Attribute("Include")!.Value;

        Assert.True(File.Exists(Repository.Path($"{Folder}/{client}")));
        Assert.Contains("project/assembly_name=\"LobbySample\"", Repository.Text($"{Folder}/project.godot"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_Godot_sample_shows_readiness_and_chat_and_rejoins_after_a_restart()
    {
        var type = Compile().Load().GetType("LobbyView")!;
        var playerId = $"godot-{Guid.NewGuid():N}"[..16];
        var first = Start(type, playerId);
        static string Members(View view) => view.Node("Members").Text;
        await Wait.Until(() => Members(first).Contains("Ada: not ready", StringComparison.Ordinal), () => Members(first));

        first.Node("Ready").Press(true);
        await Wait.Until(() => Members(first).Contains("Ada: ready", StringComparison.Ordinal), () => Members(first));
        first.Node("Message").Submit("Hello");
        await Wait.Until(() => (string)first.Node("Chat").Text == "Ada: Hello\n");
        first.Exit();

        var second = Start(type, playerId);
        await Wait.Until(() => Members(second).Contains("Ada", StringComparison.Ordinal), () => Members(second));
        Assert.Equal(first.Node("Title").Text, second.Node("Title").Text);
        second.Exit();
    }

    private static CompiledCode Compile() => new(
        "LobbySample",
        [Repository.Text(Script), GodotStubs.Source],
        CompiledCode.RunningAssemblies,
        LanguageVersion.CSharp12,
        NullableContextOptions.Enable);

    private View Start(Type type, string playerId)
    {
        dynamic view = Activator.CreateInstance(type)!;
        view.Url = cloud.Socket.ToString();
        view.TokenUrl = $"http://{cloud.Socket.Authority}/dev/token";
        view.PlayerId = playerId;
        view._Ready();
        return new(view);
    }

    [GeneratedRegex(@"GetNode<(\w+)>\(""(\w+)""\)")]
    private static partial Regex GetNode();

    [GeneratedRegex(@"\[node name=""(\w+)"" type=""(\w+)"" parent="".""\]")]
    private static partial Regex Child();

    private sealed class View(dynamic view)
    {
        private readonly System.Reflection.Assembly assembly = ((object)view).GetType().Assembly;

        public dynamic Node(string name) => ((object)view).GetType().GetMethod("GetNode")!
            .MakeGenericMethod(assembly.GetType($"Godot.{Types[name]}")!)
            .Invoke((object)view, [name])!;

        public void Exit() => view._ExitTree();

        private static Dictionary<string, string> Types { get; } =
            Child().Matches(Scene).ToDictionary(it => it.Groups[1].Value, it => it.Groups[2].Value);
    }
}
