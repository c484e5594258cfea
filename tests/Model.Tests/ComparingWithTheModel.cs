using System.Diagnostics;
using GameLobby.Model.Tests.Stories;
using Xunit.Abstractions;

namespace GameLobby.Model.Tests;

/// <summary>
/// Random clients play all actions while faults occur, and the pure domain explains what they and the table saw. CONTRIBUTING.md says how
/// to run one story again, or many.
/// </summary>
public sealed class ComparingWithTheModel(ITestOutputHelper output)
{
    private const int MaxProblems = 10;
    private static readonly TimeSpan TimeToShorten = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task The_domain_explains_every_story_of_random_clients_with_faults()
    {
        var story = Story.FromEnvironment();
        var elapsed = Stopwatch.StartNew();
        do
        {
            var problems = await StoryRun.Play(story);
            output.WriteLine($"{elapsed.Elapsed.TotalSeconds:F0} s: {problems.Count} problems in {story}");
            if (problems.Count > 0) Assert.Fail(await Shorten(story, problems));
            story = story.Next();
        }
        while (elapsed.Elapsed < Story.TimeToRun());
    }

    /// <summary>Looks for a shorter story that fails too, and describes the shortest.</summary>
    private async Task<string> Shorten(Story story, IReadOnlyList<string> problems)
    {
        var elapsed = Stopwatch.StartNew();
        var candidates = new Queue<Story>(story.Shorter());
        while (elapsed.Elapsed < TimeToShorten && candidates.TryDequeue(out var candidate))
        {
            var found = await StoryRun.Play(candidate);
            output.WriteLine($"{found.Count} problems in {candidate}");
            if (found.Count == 0) continue;
            (story, problems) = (candidate, found);
            candidates = new Queue<Story>(story.Shorter());
        }

        return $"{problems.Count} problems in the story\n{story}\n{string.Join('\n', problems.Take(MaxProblems))}";
    }
}
