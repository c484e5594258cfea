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
    public void A_code_is_read_as_it_is_typed(string typed) => Assert.Equal("K7QF2M", LobbyCode.Parse(typed)?.Value);

    [Theory]
    [InlineData("")]
    [InlineData("K7QF2")]
    [InlineData("K7QF2MM")]
    [InlineData("K7QF 2M")]
    [InlineData("K7QF2-")]
    [InlineData("K7QF2é")]
    public void What_can_not_be_a_code_is_none(string typed) => Assert.Null(LobbyCode.Parse(typed));

    [Theory]
    [InlineData('0')]
    [InlineData('O')]
    [InlineData('1')]
    [InlineData('I')]
    [InlineData('L')]
    public void Characters_that_are_read_for_one_another_are_in_no_code(char character)
    {
        Assert.DoesNotContain(character, LobbyCode.Alphabet);
        Assert.Null(LobbyCode.Parse($"K7QF2{character}"));
    }

    [Fact]
    public void Every_code_that_is_drawn_can_be_read() => RichLobbies.Code.Sample(code => LobbyCode.Parse(code.Value) == code);

    [Fact]
    public void Every_character_can_be_drawn() => Assert.Equal(
        LobbyCode.Alphabet.Select(character => new string(character, 6)),
        Enumerable.Range(0, LobbyCode.Alphabet.Length).Select(n => LobbyCode.Draw(_ => n).Value));

    [Fact]
    public void A_draw_asks_chance_for_a_number_below_the_alphabets_length()
    {
        LobbyCode.Draw(below =>
        {
            Assert.Equal(LobbyCode.Alphabet.Length, below);
            return 0;
        });
    }
}
