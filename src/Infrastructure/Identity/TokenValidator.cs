using GameLobby.Domain.Values;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Tokens;

namespace GameLobby.Infrastructure.Identity;

/// <summary>Checks players' tokens: signature, algorithm, issuer, audience and times.</summary>
public sealed class TokenValidator
{
    private const int MaxIdLength = 64;
    private const int MaxNameLength = 64;

    /// <summary>The claims of a longer token may not fit into the authorizer's context, which API Gateway limits to 8 KB.</summary>
    private const int MaxTokenBytes = 8 * 1024;

    /// <summary>Maximum time that the issuer's clock may be ahead.</summary>
    private static readonly TimeSpan MaxClockSkew = TimeSpan.FromSeconds(30);

    private readonly JsonWebTokenHandler handler = new() { MapInboundClaims = false, MaximumTokenSizeInBytes = MaxTokenBytes };
    private readonly TokenSettings settings;
    private readonly IssuerKeys keys;
    private readonly TimeProvider clock;

    public TokenValidator(TokenSettings settings, IDocumentRetriever documents, TimeProvider clock)
    {
        (this.settings, this.clock) = (settings, clock);
        keys = new IssuerKeys(settings.KeysUrl, documents, clock);
    }

    /// <summary>Returns the token's player, or why the token is invalid.</summary>
    public async Task<TokenCheck> Check(string token, CancellationToken ct)
    {
        var result = await Validate(token, ct);
        // The issuer may have rotated its key.
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException && settings.LocalKey is null && await keys.Refresh(ct))
            result = await Validate(token, ct);

        if (!result.IsValid) return new TokenCheck(null, ReasonOf(result.Exception));

        return IdentityOf((JsonWebToken)result.SecurityToken) is { } identity ? new TokenCheck(identity) : new TokenCheck(null, "subject");
    }

    private static Identity? IdentityOf(JsonWebToken token)
    {
        if (token.Subject is not { Length: > 0 and <= MaxIdLength } player) return null;

        token.TryGetPayloadValue<string>("name", out var claimed);
        token.TryGetPayloadValue<string>("scope", out var scope);
        var name = DisplayText.Clean(claimed)?.Trim() is { Length: > 0 } clean ? clean : player;
        return new Identity(new PlayerId(player), Truncate(name), scope ?? "");
    }

    private static string Truncate(string name) => name.Length <= MaxNameLength
        ? name
        : name[..(char.IsHighSurrogate(name[MaxNameLength - 1]) ? MaxNameLength - 1 : MaxNameLength)];

    /// <summary>Returns the part of the token that is wrong. The exception's message may contain the token, so it is not used.</summary>
    private string ReasonOf(Exception? failure) => failure switch
    {
        SecurityTokenSignatureKeyNotFoundException => "unknown key",
        SecurityTokenInvalidAlgorithmException => "algorithm",
        SecurityTokenInvalidSignatureException => "signature",
        SecurityTokenInvalidIssuerException => "issuer",
        SecurityTokenInvalidAudienceException => "audience",
        SecurityTokenNoExpirationException => "no expiry",
        SecurityTokenInvalidLifetimeException lifetime when lifetime.Expires <= clock.GetUtcNow().UtcDateTime => "expired",
        SecurityTokenInvalidLifetimeException => "not yet valid",
        _ => "malformed",
    };

    private async Task<TokenValidationResult> Validate(string token, CancellationToken ct) => await handler.ValidateTokenAsync(
        token,
        new TokenValidationParameters
        {
            ValidIssuer = settings.Issuer,
            ValidAudience = settings.Audience,
            ValidAlgorithms = settings.LocalKey is null
                ? [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.EcdsaSha256]
                : [SecurityAlgorithms.HmacSha256],
            IssuerSigningKeys = settings.LocalKey is { } key
                ? [new SymmetricSecurityKey(key)]
                : await keys.Get(ct),
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            LifetimeValidator = (notBefore, expires, _, _) => IsCurrent(notBefore, expires),
        });

    private bool IsCurrent(DateTime? notBefore, DateTime? expires)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return (notBefore is null || notBefore <= now + MaxClockSkew) && expires > now;
    }
}
