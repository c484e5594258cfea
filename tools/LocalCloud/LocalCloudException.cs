namespace GameLobby.LocalCloud;

/// <summary>Something that keeps LocalCloud from running and that its user can mend; the message is the one line that is shown.</summary>
public sealed class LocalCloudException : Exception
{
    public LocalCloudException() { }

    public LocalCloudException(string message) : base(message) { }

    public LocalCloudException(string message, Exception innerException) : base(message, innerException) { }
}
