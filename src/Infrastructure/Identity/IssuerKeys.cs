using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Tokens;

namespace GameLobby.Infrastructure.Identity;

/// <summary>
/// The keys that an issuer publishes (JWKS), kept for a day. The library's own manager fetches new ones in the
/// background, which a function that is frozen between two calls never gets to: here who asks waits.
/// </summary>
internal sealed class IssuerKeys(string url, IDocumentRetriever documents, TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>How often at most the issuer is asked, whatever keys tokens make up.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private IList<SecurityKey>? keys;
    private DateTimeOffset asked;

    /// <exception cref="IOException">They can't be had, and never were.</exception>
    public async Task<IList<SecurityKey>> Get(CancellationToken ct)
    {
        if (keys is null) return await Fetch(ct);
        if (clock.GetUtcNow() >= asked + Kept) await Refresh(ct);
        return keys;
    }

    /// <summary>Asks for new ones: false when there are none, because the issuer was asked just now or does not answer.</summary>
    public async Task<bool> Refresh(CancellationToken ct)
    {
        if (clock.GetUtcNow() < asked + Pause) return false;
        try
        {
            await Fetch(ct);
            return true;
        }
        catch (Exception unheard) when (unheard is IOException or ArgumentException)
        {
            // Those that are known are as good as they were.
            return false;
        }
    }

    private async Task<IList<SecurityKey>> Fetch(CancellationToken ct)
    {
        asked = clock.GetUtcNow();
        return keys = new JsonWebKeySet(await documents.GetDocumentAsync(url, ct)).GetSigningKeys();
    }
}
