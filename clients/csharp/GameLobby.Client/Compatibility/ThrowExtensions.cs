#if NETSTANDARD2_1
using System.Runtime.CompilerServices;

namespace GameLobby.Client
{
    /// <summary>Throw helpers that netstandard2.1 lacks.</summary>
    internal static class ThrowExtensions
    {
        extension(ArgumentNullException)
        {
            public static void ThrowIfNull(object? argument, [CallerArgumentExpression(nameof(argument))] string? name = null) =>
                _ = argument ?? throw new ArgumentNullException(name);
        }

        extension(ObjectDisposedException)
        {
            public static void ThrowIf(bool condition, Type type)
            {
                if (condition) throw new ObjectDisposedException(type.FullName);
            }
        }
    }
}

namespace System.Runtime.CompilerServices
{
    [AttributeUsage(AttributeTargets.Parameter)]
    internal sealed class CallerArgumentExpressionAttribute(string parameter) : Attribute
    {
        public string Parameter { get; } = parameter;
    }
}
#endif
