#if NETSTANDARD2_1
namespace System.Runtime.CompilerServices;

/// <summary>Required by the compiler for <c>init</c> accessors.</summary>
internal static class IsExternalInit;
#else
using System.Runtime.CompilerServices;

// Assemblies compiled against the netstandard2.1 build look for this type here: `init` accessors reference it.
[assembly: TypeForwardedTo(typeof(IsExternalInit))]
#endif
