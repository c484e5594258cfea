#if NETSTANDARD2_1
namespace System.Runtime.CompilerServices
{
    /// <summary>What the compiler marks <c>init</c> with.</summary>
    internal static class IsExternalInit;
}

namespace System.Diagnostics.CodeAnalysis
{
    [AttributeUsage(AttributeTargets.Method)]
    internal sealed class MemberNotNullAttribute(params string[] members) : Attribute
    {
        public string[] Members { get; } = members;
    }
}
#else
using System.Runtime.CompilerServices;

// Setters of `init` members name this type, and look for it here when they were compiled against the netstandard2.1 build.
[assembly: TypeForwardedTo(typeof(IsExternalInit))]
#endif
