using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Tokens;

namespace GameLobby.Infrastructure.Identity;

/// <summary>
/// The keys that an issuer publishes (JWKS), cached for a day. The library's configuration manager refreshes in the background, which a
/// frozen function never gets to; here the caller waits.
/// </summary>
internal sealed class IssuerKeys(string url, IDocumentRetriever documents, TimeProvider clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    /// <summary>Minimum time between two fetches, whatever key ids tokens name.</summary>
    private static readonly TimeSpan MinInterval = TimeSpan.FromMinutes(1);

    private IList<SecurityKey>? keys;
    private DateTimeOffset fetchedAt;

    /// <exception cref="IOException">The keys could not be fetched, and there are none in the cache.</exception>
    public async Task<IList<SecurityKey>> Get(CancellationToken ct)
    {
        if (keys is null) return await Fetch(ct);
        if (clock.GetUtcNow() >= fetchedAt + Lifetime) await Refresh(ct);
        return keys;
    }

    /// <summary>Fetches the keys again. Returns false when the last fetch was too recent, or when this one fails.</summary>
    public async Task<bool> Refresh(CancellationToken ct)
    {
        if (clock.GetUtcNow() < fetchedAt + MinInterval) return false;
        try
        {
            await Fetch(ct);
            return true;
        }
        catch (Exception failure) when (failure is IOException or ArgumentException)
        {
            // The cached keys are still valid.
            return false;
        }
    }

    private async Task<IList<SecurityKey>> Fetch(CancellationToken ct)
    {
        fetchedAt = clock.GetUtcNow();
        return keys = new JsonWebKeySet(await documents.GetDocumentAsync(url, ct)).GetSigningKeys();
    }
}
