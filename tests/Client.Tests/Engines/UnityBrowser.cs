using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GameLobby.Client.Tests.Engines;

/// <summary>The code of the Unity package as a WebGL build runs it, with stubs of Unity and of the jslib's functions.</summary>
internal sealed partial class UnityBrowser
{
    private const string JavaScript = """
        public static class JavaScript
        {
            public static System.Func<string, object[], int> Call;
        }
        """;

    private readonly Assembly assembly;

    public UnityBrowser()
    {
        var folder = Repository.Path("clients/unity/com.gamelobby.client/Runtime");
        var sources = Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories).Select(file => External().Replace(
            File.ReadAllText(file),
            method => $"private static {method.Groups["type"]} {method.Groups["name"]}({method.Groups["parameters"]}) => {Call(method)};"));
        assembly = new CompiledCode(
            "GameLobby.Unity",
            [.. sources, UnityStubs.Runtime, JavaScript],
            CompiledCode.RunningAssemblies,
            LanguageVersion.CSharp9,
            NullableContextOptions.Disable,
            "UNITY_WEBGL").Load();
        Type("JavaScript").GetField("Call")!.SetValue(null, (Func<string, object[], int>)((function, arguments) =>
        {
            Calls.Add((function, arguments));
            return Result;
        }));
    }

    /// <summary>The calls of the jslib's functions.</summary>
    public List<(string Function, object[] Arguments)> Calls { get; } = [];

    /// <summary>What the jslib's functions return.</summary>
    public int Result { get; set; } = 1;

    public LobbyClientOptions Options => (LobbyClientOptions)Type("GameLobby.Unity.UnityLobby").GetProperty("Options")!.GetValue(null)!;

    /// <summary>The lines in Unity's console.</summary>
    public List<string> Console => (List<string>)Type("UnityEngine.Debug").GetField("Lines")!.GetValue(null)!;

    public void NextFrame()
    {
        var components = (System.Collections.IEnumerable)Type("UnityEngine.GameObject").GetField("Components")!.GetValue(null)!;
        foreach (var component in components)
            component.GetType().GetMethod("Update", BindingFlags.Instance | BindingFlags.NonPublic)!.Invoke(component, null);
    }

    /// <summary>Calls a callback that the last opened socket passed to the jslib.</summary>
    public void CallBack(string name, params object[] arguments)
    {
        var open = Calls.Last(call => call.Function == "GameLobbySocketOpen").Arguments;
        open.OfType<Delegate>().Single(it => it.Method.Name == name).DynamicInvoke([open[0], .. arguments]);
    }

    private Type Type(string name) => assembly.GetType(name, throwOnError: true)!;

    private static string Call(Match method)
    {
        var names = method.Groups["parameters"].Value.Split(',').Select(parameter => parameter.Trim().Split(' ')[^1]);
        return $"global::JavaScript.Call(\"{method.Groups["name"]}\", new object[] {{ {string.Join(", ", names)} }})";
    }

    [GeneratedRegex(@"\[DllImport\(""__Internal""\)\]\s+private static extern (?<type>\w+) (?<name>\w+)\((?<parameters>[^)]*)\);")]
    private static partial Regex External();
}
