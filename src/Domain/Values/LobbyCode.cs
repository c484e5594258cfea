namespace GameLobby.Domain.Values;

/// <summary>What a player types to join: six characters without those that are read for one another (0 O, 1 I L).</summary>
public readonly record struct LobbyCode
{
    public const int Length = 6;
    public const string Alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    private LobbyCode(string value) => Value = value;

    public string Value { get; }

    /// <summary>Reads what a player typed; the case of letters does not matter. Null when it cannot be a code.</summary>
    public static LobbyCode? Parse(string text)
    {
        var upper = text.Trim().ToUpperInvariant();
        return upper.Length == Length && upper.All(Alphabet.Contains) ? new LobbyCode(upper) : null;
    }

    /// <summary>Draws a code. <paramref name="chance"/> answers a number from 0 up to, not including, its argument.</summary>
    public static LobbyCode Draw(Func<int, int> chance) =>
        new(string.Create(Length, chance, static (text, chance) =>
        {
            for (var i = 0; i < text.Length; i++) text[i] = Alphabet[chance(Alphabet.Length)];
        }));

    public override string ToString() => Value;
}
