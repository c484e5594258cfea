namespace GameLobby.LocalCloud.Iam;

/// <summary>A permission of a function's policies.</summary>
/// <param name="Function">The function's logical id.</param>
/// <param name="Action">The action as the policy names it.</param>
/// <param name="Resource">The resource as the policy names it.</param>
/// <param name="Count">How many requests it has allowed.</param>
internal sealed record PermissionUse(string Function, string Action, string Resource, long Count);
