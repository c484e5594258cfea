namespace VerifyTests;

/// <summary>A text differs from its snapshot. Internal as in the published package, so tests cannot catch it by type.</summary>
internal sealed class VerifyException(string message) : Exception(message);
