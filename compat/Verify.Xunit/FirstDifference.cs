namespace VerifyTests;

/// <summary>Finds the first line in which two texts differ.</summary>
internal static class FirstDifference
{
    public static string Between(string verified, string received)
    {
        var (was, now) = (verified.Split('\n'), received.Split('\n'));
        var line = 0;
        while (line < was.Length && line < now.Length && was[line] == now[line]) line++;
        return $"Line {line + 1}\n  verified: {Line(was, line)}\n  received: {Line(now, line)}";
    }

    private static string Line(string[] lines, int index) => index < lines.Length ? lines[index] : "(the text has ended)";
}
