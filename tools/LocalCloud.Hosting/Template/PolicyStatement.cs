namespace GameLobby.LocalCloud.Template;

/// <summary>
/// A statement of a function's policies. Names may have the wildcards * and ?
/// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html).
/// </summary>
/// <param name="Allows">Whether the effect is Allow; otherwise it is Deny, which overrides any Allow.</param>
/// <param name="Actions">Actions, such as dynamodb:GetItem.</param>
/// <param name="Resources">ARNs of resources.</param>
public sealed record PolicyStatement(bool Allows, IReadOnlyList<string> Actions, IReadOnlyList<string> Resources);
