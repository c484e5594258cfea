using GameLobby.Infrastructure.Identity;
using GameLobby.TestKit.Builders;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Tokens;

namespace GameLobby.Infrastructure.Tests.Identity;

public sealed class GettingKeys : IAsyncLifetime, IDisposable
{
    private readonly FakeTimeProvider clock = new(People.Noon);
    private readonly Issuer issuer = new();
    private readonly HttpClient http = new();
    private KeyServer server = null!;

    public async Task InitializeAsync() => server = await KeyServer.Start();

    public async Task DisposeAsync() => await server.DisposeAsync();

    public void Dispose()
    {
        issuer.Dispose();
        http.Dispose();
    }

    [Fact]
    public async Task Keys_are_fetched_once_for_many_tokens()
    {
        var key = Publish("first");
        var validator = Validator();

        for (var n = 0; n < 5; n++) Assert.NotNull(await Validate(validator, key));

        Assert.Equal(1, server.Asked);
    }

    [Fact]
    public async Task A_key_that_the_issuer_rotates_to_is_fetched()
    {
        var validator = Validator();
        await Validate(validator, Publish("first"));
        clock.Advance(TimeSpan.FromMinutes(1));

        Assert.NotNull(await Validate(validator, Publish("second")));
        Assert.Equal(2, server.Asked);
    }

    [Fact]
    public async Task Repeated_unknown_keys_cause_only_one_more_fetch()
    {
        var validator = Validator();
        await Validate(validator, Publish("first"));
        clock.Advance(TimeSpan.FromMinutes(1));

        for (var n = 0; n < 3; n++) Assert.Null(await Validate(validator, issuer.Rsa($"made-up-{n}").Security));

        Assert.Equal(2, server.Asked);
    }

    [Fact]
    public async Task A_failed_key_fetch_throws_and_the_next_validation_retries_it()
    {
        var key = Publish("first");
        var published = server.Keys;
        server.Keys = null;
        var validator = Validator();

        await Assert.ThrowsAnyAsync<Exception>(() => Validate(validator, key));

        server.Keys = published;
        Assert.NotNull(await Validate(validator, key));
    }

    [Fact]
    public async Task Known_keys_stay_trusted_while_the_issuer_is_down()
    {
        var validator = Validator();
        var key = Publish("first");
        await Validate(validator, key);
        server.Keys = null;
        clock.Advance(TimeSpan.FromDays(2));

        Assert.Null(await Validate(validator, issuer.Rsa("made-up").Security));
        Assert.NotNull(await Validate(validator, key));
    }

    [Fact]
    public async Task Known_keys_stay_trusted_while_the_issuer_does_not_respond()
    {
        var validator = Validator();
        var key = Publish("first");
        await Validate(validator, key);
        server.IsSilent = true;
        clock.Advance(TimeSpan.FromDays(2));

        Assert.NotNull(await Validate(validator, key));
        Assert.Null(await Validate(validator, issuer.Rsa("made-up").Security));
    }

    [Fact]
    public async Task An_issuer_that_never_responded_is_a_failure_of_a_dependency()
    {
        var key = Publish("first");
        server.IsSilent = true;

        await Assert.ThrowsAnyAsync<IOException>(() => Validate(Validator(), key));
    }

    [Theory]
    [InlineData("<html>Please log in</html>")]
    [InlineData("")]
    [InlineData("[]")]
    public async Task A_response_that_is_no_key_set_keeps_the_known_keys(string response)
    {
        var validator = Validator();
        var key = Publish("first");
        await Validate(validator, key);
        server.Keys = response;
        clock.Advance(TimeSpan.FromDays(2));

        Assert.NotNull(await Validate(validator, key));
    }

    [Fact]
    public async Task A_key_that_the_issuer_withdrew_is_trusted_for_at_most_a_day()
    {
        var validator = Validator();
        var withdrawn = Publish("first");
        await Validate(validator, withdrawn);
        Publish("second");

        clock.Advance(TimeSpan.FromHours(23));
        Assert.NotNull(await Validate(validator, withdrawn));
        clock.Advance(TimeSpan.FromHours(1));
        Assert.Null(await Validate(validator, withdrawn));
    }

    [Fact]
    public async Task A_configured_local_key_is_the_only_trusted_key()
    {
        var secret = new SymmetricSecurityKey(new byte[32]);
        var key = Publish("first");
        var validator = Validator(secret.Key);

        Assert.NotNull(await Validate(validator, secret, SecurityAlgorithms.HmacSha256));
        Assert.Null(await Validate(validator, key));
        Assert.Equal(0, server.Asked);
    }

    [Fact]
    public async Task A_symmetric_signature_is_refused_without_a_local_key()
    {
        Publish("first");
        var secret = new SymmetricSecurityKey(new byte[32]);

        Assert.Null(await Validate(Validator(), secret, SecurityAlgorithms.HmacSha256));
    }

    private SecurityKey Publish(string kid)
    {
        var key = issuer.Rsa(kid).Security;
        server.Keys = Issuer.KeySet(key);
        return key;
    }

    private TokenValidator Validator(byte[]? localKey = null) => new(
        new TokenSettings(Issuer.Name, Issuer.Audience, server.Url, localKey),
        new KeyRetriever(http, server),
        clock);

    private async Task<Infrastructure.Identity.Identity?> Validate(
        TokenValidator validator, SecurityKey key, string algorithm = SecurityAlgorithms.RsaSha256) =>
        (await validator.Check(Issuer.Sign(key, algorithm, new Claims(clock.GetUtcNow())), CancellationToken.None)).Identity;

    /// <summary>Waits for a silent server only briefly, and for any other one as long as it takes.</summary>
    private sealed class KeyRetriever(HttpClient http, KeyServer server) : IDocumentRetriever
    {
        public async Task<string> GetDocumentAsync(string address, CancellationToken cancel)
        {
            using var impatient = new HttpClient { Timeout = TimeSpan.FromMilliseconds(100) };
            var retriever = new HttpDocumentRetriever(server.IsSilent ? impatient : http) { RequireHttps = false };
            return await retriever.GetDocumentAsync(address, cancel);
        }
    }
}
