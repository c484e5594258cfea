namespace GameLobby.Infrastructure;

/// <summary>An item of the table was stored by a later release. It is neither read nor rewritten.</summary>
public sealed class NewerItemException(long schema, int known)
    : FormatException($"The item has schema {schema}, and this release knows schemas up to {known}.");
