using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using GameLobby.Client.Tests.Fakes;

namespace GameLobby.Client.Tests.Engines;

/// <summary>The parts of the Unity package that replace the platform's in WebGL builds.</summary>
public sealed partial class UnityWebGL
{
    private static readonly TimeSpan Never = Timeout.InfiniteTimeSpan;
    private static readonly Uri Url = new("wss://lobby.example/prod");

    private readonly UnityBrowser browser = new();
    private readonly Listener listener = new();

    [Fact]
    public void A_Unity_timer_fires_once_from_Update_of_a_hidden_object()
    {
        var fired = 0;
        using var timer = browser.Options.TimeProvider.CreateTimer(_ => fired++, null, TimeSpan.Zero, Never);

        Assert.Equal(0, fired);
        browser.NextFrame();
        Assert.Equal(1, fired);
        browser.NextFrame();
        Assert.Equal(1, fired);
    }

    [Fact]
    public void A_Unity_timer_does_not_fire_before_it_is_due()
    {
        using var timer = browser.Options.TimeProvider.CreateTimer(_ => Assert.Fail(), null, TimeSpan.FromHours(1), Never);
        browser.NextFrame();
    }

    [Fact]
    public void A_Unity_timer_fires_again_after_its_period()
    {
        var fired = 0;
        using var timer = browser.Options.TimeProvider.CreateTimer(_ => fired++, null, TimeSpan.Zero, TimeSpan.FromTicks(1));
        browser.NextFrame();
        browser.NextFrame();
        Assert.Equal(2, fired);
    }

    [Fact]
    public void A_callback_of_a_Unity_timer_can_dispose_another_timer_that_is_due()
    {
        var time = browser.Options.TimeProvider;
        ITimer? second = null;
        using var first = time.CreateTimer(_ => second!.Dispose(), null, TimeSpan.Zero, Never);
        second = time.CreateTimer(_ => Assert.Fail(), null, TimeSpan.Zero, Never);

        browser.NextFrame();

        Assert.False(second.Change(TimeSpan.Zero, Never));
        browser.NextFrame();
    }

    [Fact]
    public void A_callback_of_a_Unity_timer_can_restart_its_timer()
    {
        var fired = 0;
        ITimer? timer = null;
        timer = browser.Options.TimeProvider.CreateTimer(
            _ =>
            {
                fired++;
                timer!.Change(TimeSpan.Zero, Never);
            },
            null,
            TimeSpan.Zero,
            Never);

        browser.NextFrame();
        browser.NextFrame();

        Assert.Equal(2, fired);
        timer.Dispose();
    }

    [Fact]
    public void A_WebGL_socket_passes_the_URL_and_the_token_to_the_jslib()
    {
        Open();
        var (function, arguments) = Assert.Single(browser.Calls);
        Assert.Equal("GameLobbySocketOpen", function);
        Assert.Equal(["wss://lobby.example/prod", "JWT"], arguments[1..3]);
    }

    [Fact]
    public void A_WebGL_socket_reports_what_the_jslib_reports()
    {
        var socket = Open();
        browser.CallBack("OnOpened");
        Receive("""{"text":"Grüße 🎮"}""");
        socket.Send("frame");
        browser.CallBack("OnClosed", 4001, 0);

        Assert.Equal(["opened", """received {"text":"Grüße 🎮"}""", "closed 4001 "], listener.Events);
        Assert.Equal("frame", browser.Calls[^1].Arguments[1]);
    }

    [Fact]
    public void A_WebGL_socket_that_is_lost_has_no_close_code()
    {
        Open();
        browser.CallBack("OnClosed", 1006, 0);
        Assert.Equal(["closed  "], listener.Events);
    }

    [Fact]
    public void A_WebGL_socket_reports_a_refused_handshake_as_refused()
    {
        Open();
        browser.CallBack("OnClosed", 1006, 1);
        Assert.Equal(["closed  refused"], listener.Events);
    }

    [Fact]
    public async Task Closing_a_WebGL_socket_completes_when_the_browser_has_closed_it()
    {
        var socket = Open();
        browser.CallBack("OnOpened");

        var closing = socket.CloseAsync();

        Assert.Equal("GameLobbySocketClose", browser.Calls[^1].Function);
        Assert.False(closing.IsCompleted);
        browser.CallBack("OnClosed", 1000, 0);
        await Wait.For(closing);
        Assert.True(socket.CloseAsync().IsCompleted);
    }

    [Fact]
    public void Opening_a_WebGL_socket_throws_when_the_browser_does_not_create_it()
    {
        browser.Result = 0;
        Assert.Contains("requires a wss:// URL", Assert.Throws<InvalidOperationException>(() => Open()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_client_with_the_Unity_options_says_hello_over_a_WebGL_socket()
    {
        // Everything runs on this thread, as in a browser.
        var client = new LobbyClient(Url, _ => Task.FromResult("JWT"), browser.Options with { Dispatcher = call => call() });
        var connecting = client.ConnectAsync();
        browser.CallBack("OnOpened");

        var (function, arguments) = browser.Calls[^1];
        Assert.Equal("GameLobbySocketSend", function);
        Assert.Contains("session.hello", (string)arguments[1], StringComparison.Ordinal);
        Assert.False(connecting.IsCompleted);
    }

    [Fact]
    public void The_Unity_options_write_warnings_and_errors_to_the_console()
    {
        var log = browser.Options.Log!;
        log(new(LobbyLogLevel.Debug, "Sent", null));
        log(new(LobbyLogLevel.Information, "Online", null));
        log(new(LobbyLogLevel.Warning, "Lost", null));
        log(new(LobbyLogLevel.Error, "Failed", new InvalidOperationException("Reason")));

        Assert.Equal(["warning: Lost", "error: Failed System.InvalidOperationException: Reason"], browser.Console);
    }

    /// <summary>Neither compiler can check the other's signatures.</summary>
    [Fact]
    public void The_functions_of_the_jslib_have_the_parameters_that_the_WebGL_socket_passes()
    {
        const string folder = "clients/unity/com.gamelobby.client/Runtime/WebGL";
        var script = Repository.Text($"{folder}/GameLobbySocket.jslib");
        var socket = Repository.Text($"{folder}/WebGLLobbySocket.cs");

        Assert.Equal(
            External().Matches(socket).Select(it => (it.Groups[1].Value, it.Groups[2].Value.Split(',').Length)),
            Function().Matches(script).Select(it => (it.Groups[1].Value, it.Groups[2].Value.Split(',').Length)));
        Assert.Equal(
            Callback().Matches(socket).Select(it => ($"on{it.Groups[1]}", it.Groups[2].Value.Split(',').Length)).Order(),
            DynCall().Matches(script).Select(it => (it.Groups[2].Value, it.Groups[1].Length)).Order());
    }

    private ILobbySocket Open()
    {
        var socket = browser.Options.CreateSocket();
        socket.Open(Url, "JWT", listener);
        return socket;
    }

    private void Receive(string frame)
    {
        var text = Marshal.StringToCoTaskMemUTF8(frame);
        browser.CallBack("OnReceived", text);
        Marshal.FreeCoTaskMem(text);
    }

    [GeneratedRegex(@"extern \w+ (\w+)\(([^)]*)\)")]
    private static partial Regex External();

    [GeneratedRegex(@"^  (\w+): function \(([^)]*)\)", RegexOptions.Multiline)]
    private static partial Regex Function();

    [GeneratedRegex(@"delegate void (\w+)Callback\(([^)]*)\)")]
    private static partial Regex Callback();

    [GeneratedRegex(@"makeDynCall\('v(i+)', '(\w+)'\)")]
    private static partial Regex DynCall();

    private sealed class Listener : ILobbySocketListener
    {
        public List<string> Events { get; } = [];

        public void Opened() => Events.Add("opened");

        public void Received(string frame) => Events.Add($"received {frame}");

        public void Closed(int? code, Exception? cause) => Events.Add($"closed {code} {(cause as LobbyException)?.Code}");
    }
}
