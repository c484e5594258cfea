using CsCheck;
using GameLobby.Domain.Values;
using GameLobby.TestKit.Builders;

namespace GameLobby.Domain.Tests.Values;

public sealed class LobbyCodes
{
    [Theory]
    [InlineData("K7QF2M")]
    [InlineData("k7qf2m")]
    [InlineData(" k7Qf2M\n")]
    public void A_code_is_parsed_in_any_case_and_with_surrounding_whitespace(string typed) =>
        Assert.Equal("K7QF2M", LobbyCode.Parse(typed)?.Value);

    [Theory]
    [InlineData("")]
    [InlineData("K7QF2")]
    [InlineData("K7QF2MM")]
    [InlineData("K7QF 2M")]
    [InlineData("K7QF2-")]
    [InlineData("K7QF2é")]
    public void An_invalid_code_is_not_parsed(string typed) => Assert.Null(LobbyCode.Parse(typed));

    [Theory]
    [InlineData('0')]
    [InlineData('O')]
    [InlineData('1')]
    [InlineData('I')]
    [InlineData('L')]
    public void Ambiguous_characters_are_not_in_any_code(char character)
    {
        Assert.DoesNotContain(character, LobbyCode.Alphabet);
        Assert.Null(LobbyCode.Parse($"K7QF2{character}"));
    }

    [Fact]
    public void Every_generated_code_can_be_parsed() => RichLobbies.Code.Sample(code => LobbyCode.Parse(code.Value) == code);

    [Fact]
    public void Every_character_of_the_alphabet_can_be_drawn() => Assert.Equal(
        LobbyCode.Alphabet.Select(character => new string(character, 6)),
        Enumerable.Range(0, LobbyCode.Alphabet.Length).Select(n => LobbyCode.Draw(_ => n).Value));

    [Fact]
    public void A_draw_requests_a_random_number_below_the_alphabet_length()
    {
        LobbyCode.Draw(below =>
        {
            Assert.Equal(LobbyCode.Alphabet.Length, below);
            return 0;
        });
    }
}
