using GameLobby.Domain.Values;

namespace GameLobby.Domain.Tests.Values;

public sealed class DisplayTexts
{
    [Theory]
    [InlineData(null, null)]
    [InlineData("", "")]
    [InlineData("Ada", "Ada")]
    [InlineData("A\0d\u001ba\u007f", "Ada")]
    [InlineData("one\r\ntwo\tthree\u2028four", "one  two three four")]
    [InlineData("\u202eadA\u202c", "adA")]
    [InlineData("\u2066A\u2067d\u2068a\u2069", "Ada")]
    public void Control_and_bidirectional_override_characters_are_removed(string? text, string? clean) =>
        Assert.Equal(clean, DisplayText.Clean(text));

    [Theory]
    [InlineData("Grüße, Ève 🎮")]
    [InlineData("👩‍🚀 and 🏳️‍🌈")]
    [InlineData("שלום\u200f!")]
    [InlineData("مرحبا")]
    public void Other_text_is_kept(string text)
    {
        Assert.Same(text, DisplayText.Clean(text));
        Assert.True(DisplayText.IsClean(text));
    }
}
