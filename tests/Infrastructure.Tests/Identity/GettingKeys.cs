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
    private KeyServer server = null!;

    public async Task InitializeAsync() => server = await KeyServer.Start();

    public async Task DisposeAsync() => await server.DisposeAsync();

    public void Dispose() => issuer.Dispose();

    [Fact]
    public async Task Keys_are_fetched_once_for_many_tokens()
    {
        var key = Publish("first");
        var validator = Validator();

        for (var n = 0; n < 5; n++) Assert.NotNull(await Validate(validator, key));

        Assert.Equal(1, server.Asked);
    }

    [Fact]
    public async Task A_key_that_the_issuer_changed_to_is_found()
    {
        var validator = Validator();
        await Validate(validator, Publish("first"));
        clock.Advance(TimeSpan.FromMinutes(1));

        Assert.NotNull(await Validate(validator, Publish("second")));
        Assert.Equal(2, server.Asked);
    }

    [Fact]
    public async Task Made_up_keys_do_not_make_the_issuer_be_asked_again_and_again()
    {
        var validator = Validator();
        await Validate(validator, Publish("first"));
        clock.Advance(TimeSpan.FromMinutes(1));

        for (var n = 0; n < 3; n++) Assert.Null(await Validate(validator, issuer.Rsa($"made-up-{n}").Security));

        Assert.Equal(2, server.Asked);
    }

    [Fact]
    public async Task Keys_that_cannot_be_had_are_no_players_fault_and_are_asked_for_again()
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
    public async Task Known_keys_go_on_being_trusted_while_the_issuer_is_down()
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
    public async Task The_local_key_is_the_only_one_where_there_is_one()
    {
        var secret = new SymmetricSecurityKey(new byte[32]);
        var key = Publish("first");
        var validator = Validator(secret.Key);

        Assert.NotNull(await Validate(validator, secret, SecurityAlgorithms.HmacSha256));
        Assert.Null(await Validate(validator, key));
        Assert.Equal(0, server.Asked);
    }

    [Fact]
    public async Task Without_a_local_key_no_secret_signs()
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
        new TokenSettings(Issuer.Name, Issuer.Audience, server.Url, localKey), new HttpDocumentRetriever { RequireHttps = false }, clock);

    private Task<Infrastructure.Identity.Identity?> Validate(
        TokenValidator validator, SecurityKey key, string algorithm = SecurityAlgorithms.RsaSha256) =>
        validator.Validate(Issuer.Sign(key, algorithm, new Claims(clock.GetUtcNow())), CancellationToken.None);
}
