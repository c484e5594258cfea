using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Time.Testing;

namespace GameLobby.TestKit.Waiting;

/// <summary>Waits for conditions and tasks, up to a deadline. A timeout names what was waited for.</summary>
public static class Wait
{
    /// <summary>Longer than anything takes, even on a busy machine.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(5);

    /// <summary>Polls until the condition holds.</summary>
    /// <param name="condition">What the test waits for.</param>
    /// <param name="actual">Describes the state at the time of a timeout.</param>
    /// <param name="interval">Time between polls; 5 ms by default.</param>
    /// <param name="expected">Names the condition in the message; its source text by default.</param>
    public static Task Until(
        Func<bool> condition,
        Func<string>? actual = null,
        TimeSpan? interval = null,
        [CallerArgumentExpression(nameof(condition))] string expected = "") =>
        Until(() => Task.FromResult(condition()), actual, interval, expected);

    /// <inheritdoc cref="Until(Func{bool}, Func{string}?, TimeSpan?, string)"/>
    public static async Task Until(
        Func<Task<bool>> condition,
        Func<string>? actual = null,
        TimeSpan? interval = null,
        [CallerArgumentExpression(nameof(condition))] string expected = "")
    {
        var elapsed = Stopwatch.StartNew();
        while (!await For(condition(), expected))
        {
            if (elapsed.Elapsed > Deadline) throw Overdue(expected, actual);
            await Task.Delay(interval ?? PollInterval);
        }
    }

    /// <summary>Advances the clock by a step per poll until the condition holds.</summary>
    public static Task Until(
        Func<bool> condition, FakeTimeProvider clock, TimeSpan step, [CallerArgumentExpression(nameof(condition))] string expected = "") =>
        Until(
            () =>
            {
                if (condition()) return true;
                clock.Advance(step);
                return false;
            },
            expected: expected);

    /// <summary>Awaits the task's result.</summary>
    public static async Task<T> For<T>(Task<T> task, [CallerArgumentExpression(nameof(task))] string expected = "")
    {
        await For((Task)task, expected);
        return await task;
    }

    /// <summary>Awaits the task.</summary>
    public static async Task For(Task task, [CallerArgumentExpression(nameof(task))] string expected = "")
    {
        if (await Task.WhenAny(task, Task.Delay(Deadline)) != task) throw Overdue(expected, null);
        await task;
    }

    /// <summary>Advances the clock as fast as real time until the task ends, so that no time limit expires for lack of CPU.</summary>
    public static Task<T> For<T>(Task<T> task, FakeTimeProvider clock, [CallerArgumentExpression(nameof(task))] string expected = "") =>
        For(task, clock, PollInterval, expected);

    /// <summary>Advances the clock by a step per poll until the task ends.</summary>
    public static async Task<T> For<T>(
        Task<T> task, FakeTimeProvider clock, TimeSpan step, [CallerArgumentExpression(nameof(task))] string expected = "")
    {
        await Until(() => task.IsCompleted, clock, step, expected);
        return await task;
    }

    private static TimeoutException Overdue(string expected, Func<string>? actual) =>
        new($"Waited {Deadline.TotalSeconds} seconds for: {expected}. {actual?.Invoke()}");
}
