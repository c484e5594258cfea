#if UNITY_WEBGL && !UNITY_EDITOR
using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using System.Threading.Tasks;
using AOT;
using GameLobby.Client;

namespace GameLobby.Unity
{
    /// <summary>
    /// An <see cref="ILobbySocket"/> over the browser's WebSocket. GameLobbySocket.jslib contains its JavaScript. Everything runs
    /// on the main thread.
    /// </summary>
    internal sealed class WebGLLobbySocket : ILobbySocket
    {
        /// <summary>The browser's close code for a connection that ended without a close frame.</summary>
        private const int NoCloseFrame = 1006;

        // IL2CPP passes only static methods to JavaScript; they find their socket by its id.
        private static readonly Dictionary<int, WebGLLobbySocket> Sockets = new Dictionary<int, WebGLLobbySocket>();
        private static int lastId;

        private readonly TaskCompletionSource<bool> closed = new TaskCompletionSource<bool>();
        private readonly int id = ++lastId;
        private ILobbySocketListener listener;

        private delegate void OpenedCallback(int id);

        private delegate void ReceivedCallback(int id, IntPtr text);

        private delegate void ClosedCallback(int id, int code, int isRefused);

        /// <inheritdoc/>
        public void Open(Uri url, string token, ILobbySocketListener listener)
        {
            this.listener = listener;
            Sockets.Add(id, this);
            if (GameLobbySocketOpen(id, url.AbsoluteUri, token, OnOpened, OnReceived, OnClosed) != 0) return;
            Sockets.Remove(id);
            throw new InvalidOperationException(
                "The browser rejected the URL or the token. A page loaded over https:// requires a wss:// URL; the token must be a JWT.");
        }

        /// <inheritdoc/>
        public void Send(string frame) => GameLobbySocketSend(id, frame);

        /// <summary>Closes the socket, after it has sent all earlier messages, or aborts its handshake.</summary>
        /// <returns>Completes when the other side has closed too, after at most 2 s.</returns>
        public Task CloseAsync()
        {
            if (!Sockets.ContainsKey(id)) return Task.CompletedTask;
            GameLobbySocketClose(id);
            return closed.Task;
        }

        [DllImport("__Internal")]
        private static extern int GameLobbySocketOpen(
            int id, string url, string token, OpenedCallback onOpened, ReceivedCallback onReceived, ClosedCallback onClosed);

        [DllImport("__Internal")]
        private static extern void GameLobbySocketSend(int id, string frame);

        [DllImport("__Internal")]
        private static extern void GameLobbySocketClose(int id);

        [MonoPInvokeCallback(typeof(OpenedCallback))]
        private static void OnOpened(int id)
        {
            if (Sockets.TryGetValue(id, out var socket)) socket.listener.Opened();
        }

        [MonoPInvokeCallback(typeof(ReceivedCallback))]
        private static void OnReceived(int id, IntPtr text)
        {
            if (Sockets.TryGetValue(id, out var socket)) socket.listener.Received(Marshal.PtrToStringUTF8(text));
        }

        [MonoPInvokeCallback(typeof(ClosedCallback))]
        private static void OnClosed(int id, int code, int isRefused)
        {
            if (!Sockets.Remove(id, out var socket)) return;
            socket.closed.SetResult(true);
            socket.listener.Closed(
                code == NoCloseFrame ? (int?)null : code,
                isRefused == 0 ? null : new LobbyException(ErrorCodes.Refused, "The service refused the connection. Check the token."));
        }
    }
}
#endif
