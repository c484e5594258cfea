using System.Reflection;
using Xunit.Sdk;

namespace VerifyXunit;

/// <summary>
/// On the test assembly, remembers the running test's method, which xunit tells nobody else. The build puts it there for every project
/// that names the package.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class UseVerifyAttribute : BeforeAfterTestAttribute
{
    private static readonly AsyncLocal<MethodInfo?> Running = new();

    public static MethodInfo GetMethod() =>
        Running.Value ?? throw new InvalidOperationException(
            "No test is running here: Verify was called outside a test, or the project does not name Verify.Xunit.");

    public override void Before(MethodInfo methodUnderTest) => Running.Value = methodUnderTest;

    public override void After(MethodInfo methodUnderTest) => Running.Value = null;
}
