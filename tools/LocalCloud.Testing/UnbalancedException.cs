namespace GameLobby.LocalCloud.Testing;

/// <summary>Something is left over after a test.</summary>
public sealed class UnbalancedException(IReadOnlyList<string> problems) : Exception(string.Join(Environment.NewLine, problems))
{
    public IReadOnlyList<string> Problems { get; } = problems;
}
