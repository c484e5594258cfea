namespace VerifyTests;

/// <summary>A text that differs from its snapshot. Internal, as in the published package: a test can't but fail by it.</summary>
internal sealed class VerifyException(string message) : Exception(message);
