using System.Text.Json;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace GameLobby.LobbyCtl.Views;

/// <summary>Messages of a dead-letter queue.</summary>
internal static class MessageList
{
    public static IRenderable Of(JsonElement messages) => messages.GetArrayLength() == 0
        ? Tables.Line("No message is visible.")
        : new Rows(messages.EnumerateArray().Select(Message));

    private static Rows Message(JsonElement message) => new(
        Tables.Fields(
            ("message", message.Text("messageId")),
            ("sent", message.Time("sentAt")),
            ("received", $"{message.Text("receiveCount")} times"),
            ("group", message.Text("group")),
            ("attributes", string.Join(", ", message.Properties("attributes").Select(each => $"{each.Name}={each.Value}")))),
        Tables.Line(message.Text("body")),
        Tables.Line(""));
}
