using System.Text.Json;
using System.Text.RegularExpressions;

namespace GameLobby.Architecture.Tests;

/// <summary>The alarms and the dashboard of template.yaml.</summary>
public sealed partial class Alarms
{
    private const string Runbook = "docs/operate/alarms.md";

    private static readonly string Template = Repository.Text("template.yaml");

    public static TheoryData<string, string> Descriptions
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (var alarm in Alarm.Matches(Template).Cast<Match>())
                rows.Add(alarm.Groups["name"].Value, Description.Match(alarm.Value).Groups["text"].Value);
            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Descriptions))]
    public void The_description_of_an_alarm_names_its_section_in_the_runbook(string alarm, string description)
    {
        var section = Section.Match(description);

        Assert.True(section.Success, $"{alarm}: {description}");
        Assert.True(Links.Resolves("README.md", section.Groups["target"].Value), $"{alarm}: {section.Groups["target"].Value}");
    }

    [Fact]
    public void The_runbook_names_every_alarm() =>
        Assert.All(Descriptions, row => Assert.Contains($"`{row[0]}`", Repository.Text(Runbook), StringComparison.Ordinal));

    [Fact]
    public void There_are_alarms_for_all_that_matters() => Assert.Equal(
        [
            "BackgroundErrorsAlarm", "CommandQueueAlarm", "FailedCommandsAlarm", "NotifyDeadLettersAlarm", "PushFailuresAlarm",
            "RequestErrorsAlarm", "SlowCommandsAlarm", "StreamAgeAlarm", "StreamDeadLettersAlarm", "ThrottlesAlarm",
            "TimerDeadLettersAlarm",
        ],
        Descriptions.Select(row => (string)row[0]).Order(StringComparer.Ordinal));

    [Fact]
    public void The_dashboard_is_JSON_and_its_references_are_resources()
    {
        var body = Dashboard.Match(Template).Groups["body"].Value;

        Assert.All(
            Reference.Matches(body).Select(it => it.Groups["name"].Value).Where(it => !it.StartsWith("AWS::", StringComparison.Ordinal)),
            name => Assert.Contains($"\n  {name}:\n", Template, StringComparison.Ordinal));
        using var dashboard = JsonDocument.Parse(Reference.Replace(body, "x"));
        Assert.InRange(dashboard.RootElement.GetProperty("widgets").GetArrayLength(), 10, 20);
    }

    [GeneratedRegex(@"^  (?<name>\w+Alarm):\n    Type: AWS::CloudWatch::Alarm\n(^   .*\n)+", RegexOptions.Multiline)]
    private static partial Regex Alarm { get; }

    [GeneratedRegex(@"AlarmDescription: (?<text>.*)")]
    private static partial Regex Description { get; }

    [GeneratedRegex(@"See (?<target>docs/operate/[\w.-]+#[\w-]+)$")]
    private static partial Regex Section { get; }

    [GeneratedRegex(@"DashboardBody: !Sub \|\n(?<body>(^        .*\n)+)", RegexOptions.Multiline)]
    private static partial Regex Dashboard { get; }

    [GeneratedRegex(@"\$\{(?<name>[\w:]+)(\.\w+)?\}")]
    private static partial Regex Reference { get; }
}
