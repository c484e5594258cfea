namespace GameLobby.Client.Tests.Stories;

/// <summary>A network that delays, duplicates and drops pushes, and breaks connections, while it is poor.</summary>
internal sealed class PoorNetwork
{
    public bool IsPoor { get; set; } = true;

    public ILobbySocket CreateSocket() => new PoorSocket(this, new WebSocketLobbySocket());

    private sealed class PoorSocket(PoorNetwork network, WebSocketLobbySocket socket) : ILobbySocket, ILobbySocketListener
    {
        private ILobbySocketListener listener = null!;

        public void Open(Uri url, string token, ILobbySocketListener listener)
        {
            this.listener = listener;
            socket.Open(url, token, this);
        }

        public void Send(string frame)
        {
            socket.Send(frame);
            if (!network.IsPoor || Random.Shared.NextDouble() > 0.04) return;
            _ = socket.CloseAsync();
            _ = Task.Run(() => listener.Closed(null, new IOException("The network broke.")));
        }

        public Task CloseAsync() => socket.CloseAsync();

        public void Opened() => listener.Opened();

        public void Closed(int? code, Exception? cause) => listener.Closed(code, cause);

        public void Received(string frame)
        {
            if (!network.IsPoor || frame.Contains("\"type\":\"reply\"", StringComparison.Ordinal))
            {
                listener.Received(frame);
                return;
            }

            var roll = Random.Shared.NextDouble();
            if (roll > 0.1) Deliver(frame, roll < 0.5 ? roll * 500 : 0);
            if (roll > 0.8) Deliver(frame, Random.Shared.NextDouble() * 500);
        }

        private void Deliver(string frame, double afterMs) =>
            _ = Task.Delay(TimeSpan.FromMilliseconds(afterMs)).ContinueWith(_ => listener.Received(frame), TaskScheduler.Default);
    }
}
