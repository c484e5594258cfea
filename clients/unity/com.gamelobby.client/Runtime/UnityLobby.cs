using GameLobby.Client;
using UnityEngine;

namespace GameLobby.Unity
{
    /// <summary>Settings that adapt <see cref="LobbyClient"/> to Unity.</summary>
    public static class UnityLobby
    {
        /// <summary>
        /// The settings for this platform: warnings and errors are written to the console, and WebGL builds use the browser's
        /// WebSocket and timers that fire from <c>Update</c>. Read it on the main thread. Change it with
        /// <c>UnityLobby.Options with { ... }</c>.
        /// </summary>
        public static LobbyClientOptions Options => new LobbyClientOptions
        {
            Log = Write,
#if UNITY_WEBGL && !UNITY_EDITOR
            CreateSocket = () => new WebGLLobbySocket(),
            TimeProvider = UnityTimeProvider.Instance,
#endif
        };

        private static void Write(LobbyLogEntry entry)
        {
            var text = entry.Exception == null ? entry.Message : $"{entry.Message} {entry.Exception}";
            if (entry.Level == LobbyLogLevel.Warning) Debug.LogWarning(text);
            else if (entry.Level == LobbyLogLevel.Error) Debug.LogError(text);
        }
    }
}
