using GameLobby.Tests;

namespace GameLobby.TestKit.Cloud;

/// <summary>
/// LocalCloud that loses the timers of lobbies and whose schedule is off, so that nothing handles what is due. Each function has its own
/// processes, because the stream's function has another queue of timers than the others.
/// </summary>
public sealed class CloudWithoutTimers : LocalCloudProcess
{
    private readonly DirectoryInfo folder;

    public CloudWithoutTimers() : this(Directory.CreateTempSubdirectory("game-lobby-"))
    {
    }

    private CloudWithoutTimers(DirectoryInfo folder)
        : base("--isolation", "process", "--no-page", "--template", WriteTemplate(folder)) => this.folder = folder;

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        folder.Delete(recursive: true);
    }

    private static string WriteTemplate(DirectoryInfo folder)
    {
        var template = Replace(Repository.Text("template.yaml"), "CodeUri: src/Functions", $"CodeUri: {Repository.Path("src/Functions")}");
        template = Replace(template, "Schedule: rate(1 minute)", "Schedule: rate(1 minute)\n            Enabled: false");
        // The stream's timers go to a queue that no function reads.
        template = Replace(
            template,
            "TIMER_QUEUE_URL: !Ref TimerQueue\n          STREAM_DEAD_LETTERS_URL",
            "TIMER_QUEUE_URL: !Ref StreamDeadLetters\n          STREAM_DEAD_LETTERS_URL");
        var path = Path.Combine(folder.FullName, "template.yaml");
        File.WriteAllText(path, template);
        return path;
    }

    private static string Replace(string template, string text, string replacement)
    {
        if (!template.Contains(text, StringComparison.Ordinal)) throw new InvalidOperationException($"template.yaml has no {text}");
        return template.Replace(text, replacement, StringComparison.Ordinal);
    }
}
