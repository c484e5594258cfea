using UnityEngine;

namespace GameLobby.Unity
{
    /// <summary>Fires the timers of <see cref="UnityTimeProvider"/> once per frame.</summary>
    internal sealed class TimerLoop : MonoBehaviour
    {
        public UnityTimeProvider TimeProvider { get; set; }

        private void Update() => TimeProvider.FireDueTimers();
    }
}
