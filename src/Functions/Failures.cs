using Amazon.Runtime;

namespace GameLobby.Functions;

/// <summary>Tells failures that pass from those that would come back each time: the first are worth another try, the second are for people.</summary>
internal static class Failures
{
    public static bool MayPass(this Exception failure) => failure
        is AmazonClientException or AmazonServiceException or HttpRequestException or IOException or TimeoutException or OperationCanceledException;
}
