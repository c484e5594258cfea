using System.Text.Json;
using System.Text.Json.Nodes;

namespace GameLobby.LocalCloud.Terminal;

/// <summary>Invokes one function. Only its response goes to standard output.</summary>
internal static class InvokeCommand
{
    public static async Task<int> Run(LocalCloudOptions options, string function, string eventFile, CancellationToken ct)
    {
        var json = await Read(eventFile, ct);
        var output = Console.Out;
        Console.SetOut(Console.Error);
        await using var cloud = await LocalCloudHost.StartAsync(options with { Port = 0, Serves = false }, ct: ct);
        var invocation = await cloud.Functions.Invoke(Find(cloud, function), json, ct);
        await output.WriteLineAsync(invocation.Payload.AsMemory(), ct);
        return invocation.Error is null ? 0 : 1;
    }

    private static string Find(LocalCloudHost cloud, string name) =>
        cloud.Stack.Functions.FirstOrDefault(function => function.Id == name || function.Id == $"{name}Function")?.Id
        ?? throw new LocalCloudException(
            $"There is no function {name}. The template has {string.Join(", ", cloud.Stack.Functions.Select(function => function.Id))}.");

    private static async Task<string> Read(string eventFile, CancellationToken ct)
    {
        if (eventFile != "-" && !File.Exists(eventFile)) throw new LocalCloudException($"Event file {eventFile} does not exist.");
        var json = eventFile == "-" ? await Console.In.ReadToEndAsync(ct) : await File.ReadAllTextAsync(eventFile, ct);
        try
        {
            JsonNode.Parse(json);
            return json;
        }
        catch (JsonException malformed)
        {
            throw new LocalCloudException($"The event is not valid JSON: {malformed.Message}", malformed);
        }
    }
}
