namespace GameLobby.LocalCloud.Lambda;

/// <summary>Unwraps a handler's return value, which is a T, a Task or a Task of T.</summary>
internal static class Awaited
{
    public static Type Type(Type declared) => declared switch
    {
        _ when declared == typeof(Task) => typeof(void),
        { IsGenericType: true } when declared.GetGenericTypeDefinition() == typeof(Task<>) => declared.GetGenericArguments()[0],
        _ => declared,
    };

    public static async Task<object?> Result(object? returned)
    {
        if (returned is not Task task) return returned;
        await task;
        return task.GetType().GetProperty(nameof(Task<object>.Result))?.GetValue(task);
    }
}
