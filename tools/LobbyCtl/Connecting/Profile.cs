namespace GameLobby.LobbyCtl.Connecting;

/// <summary>A deployment, as the configuration file describes it.</summary>
internal sealed record Profile
{
    /// <summary>The output HttpUrl of the stack.</summary>
    public string? Url { get; init; }

    /// <summary>The output Url of the stack.</summary>
    public string? SocketUrl { get; init; }

    /// <summary>An admin's token.</summary>
    public string? Token { get; init; }

    /// <summary>The name of the CloudFormation stack, with which the names of its queues begin.</summary>
    public string? Stack { get; init; }

    /// <summary>The AWS region; by default that of the AWS configuration.</summary>
    public string? Region { get; init; }
}
