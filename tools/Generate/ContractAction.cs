using System.Text.Json.Serialization.Metadata;
using GameLobby.Application.Requests;

namespace GameLobby.Generate;

/// <summary>An action with the types of its data and of its reply's data.</summary>
internal sealed record ContractAction(
    string Name, Callers Callers, bool NeedsConnection, int Since, JsonTypeInfo Request, JsonTypeInfo Reply)
{
    /// <summary>What the action does.</summary>
    public string Summary => Contract.Docs.Of(Request.Type);

    /// <summary>Who may call it, as a sentence.</summary>
    public string Allowed => Contract.Docs.Of(Callers);
}
