using System.Diagnostics;
using System.Text.Json;
using GameLobby.LocalCloud.Chaos;
using GameLobby.Model.Tests.Stories;
using Xunit.Abstractions;

namespace GameLobby.Model.Tests;

/// <summary>
/// Random clients play all actions while faults occur. The pure domain is the model: it must explain what they and the table saw.
/// CONTRIBUTING.md says how to run one story again, or many.
/// </summary>
public sealed class ComparingWithTheModel(ITestOutputHelper output)
{
    private const int MaxProblems = 10;
    private const int MaxRequests = 100;
    private static readonly TimeSpan TimeToShorten = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task The_domain_explains_every_story_of_random_clients_with_faults()
    {
        var story = Story.FromEnvironment();
        var outcomes = new List<StoryOutcome>();
        var elapsed = Stopwatch.StartNew();
        do
        {
            var outcome = await Play(story);
            if (outcome.Problems.Count > 0) Assert.Fail(await Shorten(story, outcome));
            outcomes.Add(outcome);
            story = story.Next();
        }
        while (elapsed.Elapsed < Story.TimeToRun());
        Summarize(outcomes);
    }

    /// <summary>The seeds stand for clocks that are 2 s behind and ahead, streams that are polled, and a limit of concurrency.</summary>
    [Theory]
    [InlineData(9)]
    [InlineData(11)]
    public async Task The_domain_explains_stories_with_skewed_clocks_polled_streams_and_little_concurrency(int seed)
    {
        var story = new Story(seed, Clients: 6, Steps: 10, Enum.GetValues<Fault>());
        Assert.NotEqual(TimeSpan.Zero, story.Cloud.FunctionClockSkew);
        Assert.NotNull(story.Cloud.StreamPoll);
        Assert.NotNull(story.Cloud.Concurrency);

        Assert.Empty((await Play(story)).Problems);
    }

    private async Task<StoryOutcome> Play(Story story)
    {
        var elapsed = Stopwatch.StartNew();
        var outcome = await StoryRun.Play(story);
        output.WriteLine(
            $"{outcome.Problems.Count} problems in {outcome.Requests.Count} requests and {outcome.Versions} versions, "
            + $"{elapsed.Elapsed.TotalSeconds:F0} s: {story}");
        foreach (var problem in outcome.Problems.Take(MaxProblems)) output.WriteLine(problem);
        return outcome;
    }

    private void Summarize(List<StoryOutcome> outcomes)
    {
        var faults = outcomes.SelectMany(outcome => outcome.Faults).GroupBy(each => each.Key, each => each.Value);
        output.WriteLine(
            $"{outcomes.Count} stories without a problem: {outcomes.Sum(outcome => outcome.Requests.Count)} requests, "
            + $"{outcomes.Sum(outcome => outcome.Versions)} versions, {outcomes.Sum(outcome => outcome.Views)} views, "
            + $"{outcomes.Sum(outcome => outcome.Faults.Values.Sum())} faults:");
        foreach (var fault in faults.OrderBy(fault => fault.Key)) output.WriteLine($"| `{Name(fault.Key)}` | {fault.Sum()} |");
    }

    private static string Name(Fault fault) => JsonNamingPolicy.CamelCase.ConvertName($"{fault}");

    /// <summary>Looks for a shorter story that fails too, and describes the shortest.</summary>
    private async Task<string> Shorten(Story story, StoryOutcome outcome)
    {
        var elapsed = Stopwatch.StartNew();
        var candidates = new Queue<Story>(story.Shorter());
        while (elapsed.Elapsed < TimeToShorten && candidates.TryDequeue(out var candidate))
        {
            var shorter = await Play(candidate);
            if (shorter.Problems.Count == 0) continue;
            (story, outcome) = (candidate, shorter);
            candidates = new Queue<Story>(story.Shorter());
        }

        return string.Join('\n', [
            $"{outcome.Problems.Count} problems in the story {story}",
            .. outcome.Problems.Take(MaxProblems),
            "The last requests were:",
            .. outcome.Requests.TakeLast(MaxRequests),
        ]);
    }
}
