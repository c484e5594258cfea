using System.Text.Json.Serialization;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>An error in the format of Lambda.</summary>
internal sealed record ReportedError(
    [property: JsonPropertyName("errorType")] string ErrorType,
    [property: JsonPropertyName("errorMessage")] string ErrorMessage,
    [property: JsonPropertyName("stackTrace")] string[] StackTrace,
    [property: JsonPropertyName("cause"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ReportedError Cause)
{
    public static ReportedError Of(Exception failure) => failure is null ? null : new(
        failure.GetType().Name,
        failure.Message,
        failure.StackTrace?.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [],
        Of(failure.InnerException));
}

[JsonSerializable(typeof(ReportedError))]
internal sealed partial class ReportedErrorJson : JsonSerializerContext;
