#if NETSTANDARD2_1
namespace System.Runtime.CompilerServices
{
    /// <summary>Required by the compiler for <c>init</c> accessors.</summary>
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

// Assemblies compiled against the netstandard2.1 build look for this type here: `init` accessors reference it.
[assembly: TypeForwardedTo(typeof(IsExternalInit))]
#endif
