using System.Security.Cryptography;
using System.Text;
using GameLobby.Domain.Values;
using GameLobby.Infrastructure.Identity;
using GameLobby.TestKit.Builders;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Tokens;
using PlayerIdentity = GameLobby.Infrastructure.Identity.Identity;

namespace GameLobby.Infrastructure.Tests.Identity;

/// <summary>Tokens signed by real keys, which a real server publishes.</summary>
public sealed class CheckingTokens : IAsyncLifetime, IDisposable
{
    private readonly FakeTimeProvider clock = new(People.Noon);
    private readonly Issuer issuer = new();
    private KeyServer server = null!;
    private SecurityKey key = null!;
    private RSA rsa = null!;

    private Claims Good => new(clock.GetUtcNow());

    public async Task InitializeAsync()
    {
        server = await KeyServer.Start();
        (rsa, key) = issuer.Rsa("first");
        server.Keys = Issuer.KeySet(key);
    }

    public async Task DisposeAsync() => await server.DisposeAsync();

    public void Dispose() => issuer.Dispose();

    [Fact]
    public async Task A_valid_RS256_token_identifies_its_player() => Assert.Equal(
        new PlayerIdentity(new PlayerId("ada"), "Ada", "lobby:admin other"),
        await Validate(Signed(Good with { Scope = "lobby:admin other" })));

    [Fact]
    public async Task A_valid_ES256_token_is_accepted()
    {
        var ecdsa = issuer.Ecdsa("curve");
        server.Keys = Issuer.KeySet(key, ecdsa);

        Assert.NotNull(await Validate(Issuer.Sign(ecdsa, SecurityAlgorithms.EcdsaSha256, Good)));
    }

    [Fact]
    public async Task A_player_without_a_name_is_named_by_their_id() =>
        Assert.Equal(new PlayerIdentity(new PlayerId("ada"), "ada", ""), await Validate(Signed(Good with { Name = null })));

    [Fact]
    public async Task A_blank_name_is_replaced_by_the_players_id() =>
        Assert.Equal("ada", (await Validate(Signed(Good with { Name = "  " })))?.Name);

    [Fact]
    public async Task A_name_longer_than_64_characters_is_truncated() =>
        Assert.Equal(new string('x', 64), (await Validate(Signed(Good with { Name = new string('x', 65) })))?.Name);

    [Fact]
    public async Task Truncating_a_name_never_splits_a_character()
    {
        var name = (await Validate(Signed(Good with { Name = new string('x', 63) + "🎮" })))?.Name;

        Assert.Equal(new string('x', 63), name);
    }

    [Theory]
    [InlineData("A\u202eda\0\n", "Ada")]
    [InlineData("\u202e\u0007", "ada")]
    public async Task A_name_has_no_control_or_bidirectional_override_characters(string claimed, string name) =>
        Assert.Equal(name, (await Validate(Signed(Good with { Name = claimed })))?.Name);

    [Theory]
    [InlineData(8 * 1024, true)]
    [InlineData((8 * 1024) + 4, false)]
    public async Task A_token_longer_than_8_KB_is_refused(int length, bool good)
    {
        // Each scope character adds 4 / 3 characters to the token.
        var without = Signed(Good with { Scope = "" }).Length;
        var scope = new string('x', (length - without) * 3 / 4);
        var token = Signed(Good with { Scope = scope });

        Assert.InRange(token.Length, length - 2, length);
        Assert.Equal(good, await Validate(token) is not null);
    }

    [Fact]
    public async Task A_token_without_a_key_id_is_checked_with_every_key()
    {
        var (_, other) = issuer.Rsa("other");
        server.Keys = Issuer.KeySet(other, key);
        key.KeyId = null;

        Assert.NotNull(await Validate(Signed(Good)));
        Assert.Null(await Validate(Issuer.Sign(Unnamed(issuer.Rsa("third").Security), SecurityAlgorithms.RsaSha256, Good)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("01234567890123456789012345678901234567890123456789012345678901234")]
    public async Task A_token_without_a_valid_subject_is_refused(string? subject) =>
        Assert.Null(await Validate(Signed(Good with { Subject = subject })));

    [Fact]
    public async Task A_token_of_another_issuer_is_refused() =>
        Assert.Null(await Validate(Signed(Good with { IssuedBy = "https://other.example/" })));

    [Fact]
    public async Task A_token_for_another_audience_is_refused() => Assert.Null(await Validate(Signed(Good with { For = "shop" })));

    [Fact]
    public async Task A_token_is_valid_until_it_expires()
    {
        var token = Signed(Good with { ExpiresIn = TimeSpan.FromMinutes(5) });

        clock.Advance(TimeSpan.FromSeconds(299));
        Assert.NotNull(await Validate(token));

        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await Validate(token));
    }

    [Fact]
    public async Task A_token_without_an_expiry_is_refused() => Assert.Null(await Validate(Signed(Good with { ExpiresIn = null })));

    [Theory]
    [InlineData(30, true)]
    [InlineData(31, false)]
    public async Task An_issuers_clock_may_be_up_to_30_seconds_ahead(int seconds, bool good) =>
        Assert.Equal(good, await Validate(Signed(Good with { ValidIn = TimeSpan.FromSeconds(seconds) })) is not null);

    [Fact]
    public async Task A_token_without_a_signature_is_refused() => Assert.Null(await Validate(Issuer.Unsigned(Good)));

    [Fact]
    public async Task A_token_signed_with_another_key_of_the_same_name_is_refused() =>
        Assert.Null(await Validate(Issuer.Sign(issuer.Rsa("first").Security, SecurityAlgorithms.RsaSha256, Good)));

    [Fact]
    public async Task An_algorithm_that_is_not_on_the_list_is_refused() =>
        Assert.Null(await Validate(Issuer.Sign(key, SecurityAlgorithms.RsaSsaPssSha256, Good)));

    [Fact]
    public async Task A_token_signed_with_the_public_key_as_its_secret_is_refused()
    {
        byte[][] guesses =
        [
            Encoding.ASCII.GetBytes(rsa.ExportSubjectPublicKeyInfoPem()),
            rsa.ExportSubjectPublicKeyInfo(),
            rsa.ExportParameters(false).Modulus!,
        ];
        foreach (var guess in guesses)
        {
            var forged = Issuer.Sign(new SymmetricSecurityKey(guess) { KeyId = "first" }, SecurityAlgorithms.HmacSha256, Good);
            Assert.Null(await Validate(forged));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("a.b.c")]
    [InlineData("....")]
    [InlineData("eyJhbGciOiJSUzI1NiJ9.bm90IGpzb24.AAAA")]
    public async Task A_malformed_token_is_refused(string token) => Assert.Null(await Validate(token));

    [Fact]
    public async Task A_tampered_token_is_refused()
    {
        var parts = Signed(Good).Split('.');
        var admin = Signed(Good with { Scope = "lobby:admin" }).Split('.');

        Assert.Null(await Validate($"{parts[0]}.{admin[1]}.{parts[2]}"));
    }

    private static SecurityKey Unnamed(SecurityKey key)
    {
        key.KeyId = null;
        return key;
    }

    private string Signed(Claims claims) => Issuer.Sign(key, SecurityAlgorithms.RsaSha256, claims);

    private async Task<PlayerIdentity?> Validate(string token) =>
        (await new TokenValidator(
            new TokenSettings(Issuer.Name, Issuer.Audience, server.Url), new HttpDocumentRetriever { RequireHttps = false }, clock)
            .Check(token, CancellationToken.None)).Identity;
}
