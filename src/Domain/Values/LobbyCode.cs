namespace GameLobby.Domain.Values;

/// <summary>The code that a player types to join: six characters, without those that look alike (0 O, 1 I L).</summary>
public readonly record struct LobbyCode
{
    public const int Length = 6;
    public const string Alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    private LobbyCode(string value) => Value = value;

    public string Value { get; }

    /// <summary>Parses what a player typed, in any case; null when it can't be a code.</summary>
    public static LobbyCode? Parse(string text)
    {
        var upper = text.Trim().ToUpperInvariant();
        return upper.Length == Length && upper.All(Alphabet.Contains) ? new LobbyCode(upper) : null;
    }

    /// <summary>Returns a random code.</summary>
    /// <param name="random">Returns a number from 0 up to, but not including, its argument.</param>
    public static LobbyCode Draw(Func<int, int> random) =>
        new(string.Create(Length, random, static (text, random) =>
        {
            for (var i = 0; i < text.Length; i++) text[i] = Alphabet[random(Alphabet.Length)];
        }));

    public override string ToString() => Value;
}
