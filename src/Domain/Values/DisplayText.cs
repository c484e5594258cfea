using System.Text;

namespace GameLobby.Domain.Values;

/// <summary>
/// Text that a player writes and others see. Control characters could forge lines of a log or a chat, and bidirectional overrides could
/// show a text in another order than it has.
/// </summary>
public static class DisplayText
{
    /// <summary>Returns the text without control and bidirectional override characters. Line breaks and tabs become spaces.</summary>
    public static string? Clean(string? text)
    {
        if (text is null || IsClean(text)) return text;

        var clean = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (IsAllowed(letter)) clean.Append(letter);
            else if (char.IsWhiteSpace(letter)) clean.Append(' ');
        }

        return clean.ToString();
    }

    public static bool IsClean(string text) => text.All(IsAllowed);

    /// <summary>Direction marks and joiners are allowed, because languages and emoji need them.</summary>
    private static bool IsAllowed(char letter) =>
        !char.IsControl(letter)
        && letter is not ('\u2028' or '\u2029' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069'));
}
