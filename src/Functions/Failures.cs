using Amazon.Runtime;
using GameLobby.Infrastructure;

namespace GameLobby.Functions;

/// <summary>Distinguishes failures that are worth a retry from failures of the data or the code.</summary>
internal static class Failures
{
    /// <summary>True for failures of dependencies and settings, which pass when they are fixed.</summary>
    public static bool IsTransient(this Exception failure) => failure
        is AmazonClientException or AmazonServiceException or HttpRequestException or IOException
        or TimeoutException or OperationCanceledException or SettingsException;
}
