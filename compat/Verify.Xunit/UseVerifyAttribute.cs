using System.Reflection;
using Xunit.Sdk;

namespace VerifyXunit;

/// <summary>
/// Records the method of the running test, which xunit does not expose otherwise. The build adds the attribute to the assembly of each
/// project that references the package.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class UseVerifyAttribute : BeforeAfterTestAttribute
{
    private static readonly AsyncLocal<MethodInfo?> Running = new();

    public static MethodInfo GetMethod() =>
        Running.Value ?? throw new InvalidOperationException(
            "No test is running. Verify was called outside a test, or the project does not reference Verify.Xunit.");

    public override void Before(MethodInfo methodUnderTest) => Running.Value = methodUnderTest;

    public override void After(MethodInfo methodUnderTest) => Running.Value = null;
}
