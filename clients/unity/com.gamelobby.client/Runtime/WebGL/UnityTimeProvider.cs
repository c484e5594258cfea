using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using UnityEngine;

namespace GameLobby.Unity
{
    /// <summary>
    /// Time and timers for platforms without timer threads: timers fire from <c>Update</c> of a hidden object. Use it on the main
    /// thread only.
    /// </summary>
    internal sealed class UnityTimeProvider : TimeProvider
    {
        private static UnityTimeProvider instance;

        private readonly List<Timer> timers = new List<Timer>();
        private readonly List<Timer> due = new List<Timer>();

        private UnityTimeProvider()
        {
            var loop = new GameObject("GameLobby timers") { hideFlags = HideFlags.HideInHierarchy };
            UnityEngine.Object.DontDestroyOnLoad(loop);
            loop.AddComponent<TimerLoop>().TimeProvider = this;
        }

        public static UnityTimeProvider Instance => instance ??= new UnityTimeProvider();

        public override ITimer CreateTimer(TimerCallback callback, object state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = new Timer(this, () => callback(state));
            timer.Change(dueTime, period);
            return timer;
        }

        /// <summary>Fires the timers that are due. Callbacks may start and stop timers.</summary>
        public void FireDueTimers()
        {
            due.Clear();
            foreach (var timer in timers)
            {
                if (timer.IsDue) due.Add(timer);
            }

            foreach (var timer in due) timer.FireIfDue();
        }

        private sealed class Timer : ITimer
        {
            private readonly UnityTimeProvider owner;
            private readonly Action callback;
            private long startedAt;
            private TimeSpan delay;
            private TimeSpan period;
            private bool isDisposed;

            public Timer(UnityTimeProvider owner, Action callback)
            {
                this.owner = owner;
                this.callback = callback;
            }

            public bool IsDue => owner.GetElapsedTime(startedAt) >= delay;

            public bool Change(TimeSpan dueTime, TimeSpan period)
            {
                if (isDisposed) return false;
                this.period = period;
                Start(dueTime);
                return true;
            }

            public void FireIfDue()
            {
                // An earlier callback of the same frame may have stopped or restarted this timer.
                if (!owner.timers.Contains(this) || !IsDue) return;
                // A period of zero fires once, like System.Threading.Timer.
                Start(period == TimeSpan.Zero ? Timeout.InfiniteTimeSpan : period);
                callback();
            }

            public void Dispose()
            {
                isDisposed = true;
                owner.timers.Remove(this);
            }

            public ValueTask DisposeAsync()
            {
                Dispose();
                return default;
            }

            private void Start(TimeSpan delay)
            {
                this.delay = delay;
                startedAt = owner.GetTimestamp();
                owner.timers.Remove(this);
                if (delay != Timeout.InfiniteTimeSpan) owner.timers.Add(this);
            }
        }
    }
}
