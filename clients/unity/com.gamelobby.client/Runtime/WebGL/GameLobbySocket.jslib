// The browser's WebSocket for WebGLLobbySocket.cs. Written for Emscripten 2.0.19 (Unity 2021.3) and later.
var GameLobbySocketLibrary = {
  // Open sockets by the id that C# gave them.
  $gameLobbySockets: {},

  // Returns 0 if the browser rejects the URL or the token. Otherwise onClosed is called once, at the end.
  GameLobbySocketOpen: function (id, url, token, onOpened, onReceived, onClosed) {
    var address = UTF8ToString(url);
    var socket;
    try {
      socket = new WebSocket(address, ['lobby.v1', 'bearer.' + UTF8ToString(token)]);
    } catch (error) {
      return 0;
    }

    var hasOpened = false;
    var entry = {
      socket: socket,
      isClosing: false,
      probe: null,
      end: function (code, isRefused) {
        if (gameLobbySockets[id] !== entry) return;
        delete gameLobbySockets[id];
        {{{ makeDynCall('viii', 'onClosed') }}}(id, code, isRefused ? 1 : 0);
      },
    };
    gameLobbySockets[id] = entry;

    socket.onopen = function () {
      hasOpened = true;
      if (!entry.isClosing) {{{ makeDynCall('vi', 'onOpened') }}}(id);
    };

    socket.onmessage = function (event) {
      if (entry.isClosing || typeof event.data !== 'string') return;
      var size = lengthBytesUTF8(event.data) + 1;
      var text = _malloc(size);
      stringToUTF8(event.data, text, size);
      {{{ makeDynCall('vii', 'onReceived') }}}(id, text);
      _free(text);
    };

    socket.onclose = function (event) {
      if (hasOpened || entry.isClosing) return entry.end(event.code, false);
      // The browser reports a refused handshake like an unreachable host. Any HTTP response means that the service refused.
      entry.probe = new AbortController();
      var timeout = setTimeout(function () { entry.probe.abort(); }, 5000);
      fetch(address.replace(/^ws/, 'http'), { mode: 'no-cors', cache: 'no-store', signal: entry.probe.signal })
        .then(function () { return true; }, function () { return false; })
        .then(function (isRefused) {
          clearTimeout(timeout);
          entry.end(event.code, isRefused && !entry.isClosing);
        });
    };
    return 1;
  },

  GameLobbySocketSend: function (id, frame) {
    var entry = gameLobbySockets[id];
    if (entry && entry.socket.readyState === WebSocket.OPEN) entry.socket.send(UTF8ToString(frame));
  },

  GameLobbySocketClose: function (id) {
    var entry = gameLobbySockets[id];
    if (!entry || entry.isClosing) return;
    entry.isClosing = true;
    entry.socket.close(1000);
    if (entry.probe) entry.probe.abort();
    setTimeout(function () { entry.end(1006, false); }, 2000);
  },
};

autoAddDeps(GameLobbySocketLibrary, '$gameLobbySockets');
mergeInto(LibraryManager.library, GameLobbySocketLibrary);
