using Amazon.Runtime;

namespace GameLobby.Functions;

/// <summary>Tells failures that pass, and are worth another try, from those that come back each time, and are for people.</summary>
internal static class Failures
{
    public static bool MayPass(this Exception failure) => failure
        is AmazonClientException or AmazonServiceException or HttpRequestException or IOException
        or TimeoutException or OperationCanceledException;
}
