using System.Text.Json;
using GameLobby.Application.Contracts;
using GameLobby.Domain.Lobbies;
using GameLobby.Infrastructure.DynamoDb;
using GameLobby.TestKit.Builders;

namespace GameLobby.Infrastructure.Tests.DynamoDb;

/// <summary>Stored words, names in code and words on the wire can change independently.</summary>
public sealed class KeepingStoredWords
{
    private enum Renamed
    {
        Begun,
        Finished,
    }

    [Fact]
    public void Every_value_has_a_stored_word_that_reads_back()
    {
        Assert.All(Enum.GetValues<Visibility>(), value => Assert.Equal(value, StoredWords.ReadVisibility(StoredWords.Of(value))));
        Assert.All(Enum.GetValues<AutoStart>(), value => Assert.Equal(value, StoredWords.ReadAutoStart(StoredWords.Of(value))));
        Assert.All(Enum.GetValues<LobbyStatus>(), value => Assert.Equal(value, StoredWords.ReadStatus(StoredWords.Of(value))));
        Assert.All(Enum.GetValues<ChangeReason>(), value => Assert.Equal(value, StoredWords.ReadReason(StoredWords.Of(value))));
    }

    [Fact]
    public void A_renamed_enum_member_keeps_its_stored_word()
    {
        var words = new StoredWords<Renamed>(new() { [Renamed.Begun] = "Started", [Renamed.Finished] = "Ended" });

        Assert.Equal("Started", words.Of(Renamed.Begun));
        Assert.Equal(Renamed.Finished, words.Read("Ended"));
        Assert.Throws<FormatException>(() => words.Read("Finished"));
    }

    [Fact]
    public void A_listing_contains_stored_words_and_no_wire_words()
    {
        var summary = LobbySummary.Of(ALobby.Of(People.Ada));
        var listing = StoredListing.Write(summary);

        Assert.Contains("\"status\":\"Open\"", listing, StringComparison.Ordinal);
        Assert.Contains("\"auto\":\"Never\"", listing, StringComparison.Ordinal);
        Assert.Contains("\"status\":\"open\"", JsonSerializer.Serialize(summary, WireJson.Default.LobbySummary), StringComparison.Ordinal);
    }
}
