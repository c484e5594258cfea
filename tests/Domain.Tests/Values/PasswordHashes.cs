using GameLobby.Domain.Values;

namespace GameLobby.Domain.Tests.Values;

public sealed class PasswordHashes
{
    [Fact]
    public void A_hash_matches_its_password_only()
    {
        var hash = PasswordHash.Of("sesame", "salt"u8);

        Assert.True(hash.Matches("sesame"));
        Assert.False(hash.Matches("Sesame"));
    }

    [Fact]
    public void A_hash_of_another_cost_still_matches()
    {
        var hash = PasswordHash.Of("sesame", "salt"u8, iterations: 1_000);

        Assert.StartsWith("1000.", hash.Value, StringComparison.Ordinal);
        Assert.True(hash.Matches("sesame"));
    }

    [Fact]
    public void A_hash_that_was_stored_without_its_cost_still_matches()
    {
        var hash = PasswordHash.Of("sesame", "salt"u8, iterations: 100_000);
        var old = new PasswordHash(hash.Value[(hash.Value.IndexOf('.', StringComparison.Ordinal) + 1)..]);

        Assert.True(old.Matches("sesame"));
        Assert.False(old.Matches("Sesame"));
    }
}
