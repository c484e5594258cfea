namespace GameLobby.LocalCloud;

/// <summary>A problem that the user can fix. LocalCloud prints the message as one line and exits.</summary>
public sealed class LocalCloudException : Exception
{
    public LocalCloudException() { }

    public LocalCloudException(string message) : base(message) { }

    public LocalCloudException(string message, Exception innerException) : base(message, innerException) { }
}
