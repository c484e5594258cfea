using GameLobby.Domain.Values;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Tokens;

namespace GameLobby.Infrastructure.Identity;

/// <summary>Who a token says its bearer is.</summary>
/// <param name="Scope">A list, its items apart by spaces.</param>
public sealed record Identity(PlayerId Player, string Name, string Scope);

/// <summary>Whose tokens are taken, and where their keys are (JWKS).</summary>
/// <param name="LocalKey">A symmetric key that is trusted beside them; only a cloud on a developer's machine has one.</param>
public sealed record TokenSettings(string Issuer, string Audience, string KeysUrl, byte[]? LocalKey = null);

/// <summary>Checks players' tokens: signature, algorithm, issuer, audience and times.</summary>
public sealed class TokenValidator
{
    private const int LongestId = 64;
    private const int LongestName = 64;

    /// <summary>By how much the issuer's clock may be ahead of ours.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(30);

    private readonly JsonWebTokenHandler handler = new() { MapInboundClaims = false };
    private readonly TokenSettings settings;
    private readonly IssuerKeys keys;
    private readonly TimeProvider clock;

    public TokenValidator(TokenSettings settings, IDocumentRetriever documents, TimeProvider clock)
    {
        (this.settings, this.clock) = (settings, clock);
        keys = new IssuerKeys(settings.KeysUrl, documents, clock);
    }

    /// <summary>The token's bearer; null when it is not to be trusted.</summary>
    public async Task<Identity?> Validate(string token, CancellationToken ct)
    {
        var result = await Check(token, ct);
        // The issuer may have a new key.
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException && settings.LocalKey is null && await keys.Refresh(ct))
            result = await Check(token, ct);

        return result.IsValid ? IdentityOf((JsonWebToken)result.SecurityToken) : null;
    }

    private static Identity? IdentityOf(JsonWebToken token)
    {
        if (token.Subject is not { Length: > 0 and <= LongestId } player) return null;

        var name = token.TryGetPayloadValue<string>("name", out var claimed) && !string.IsNullOrWhiteSpace(claimed)
            ? claimed.Trim()
            : player;
        token.TryGetPayloadValue<string>("scope", out var scope);
        return new Identity(new PlayerId(player), Cut(name), scope ?? "");
    }

    private static string Cut(string name) => name.Length <= LongestName
        ? name
        : name[..(char.IsHighSurrogate(name[LongestName - 1]) ? LongestName - 1 : LongestName)];

    private async Task<TokenValidationResult> Check(string token, CancellationToken ct) => await handler.ValidateTokenAsync(
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
        return (notBefore is null || notBefore <= now + Skew) && expires > now;
    }
}
