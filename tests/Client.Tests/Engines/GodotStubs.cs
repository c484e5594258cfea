namespace GameLobby.Client.Tests.Engines;

/// <summary>The types of Godot that the sample uses, as source.</summary>
internal static class GodotStubs
{
    public const string Source = """
        namespace Godot
        {
            public class Node
            {
                private readonly System.Collections.Generic.Dictionary<string, Node> children = new();

                public virtual void _Ready() { }
                public virtual void _ExitTree() { }

                public T GetNode<T>(string path) where T : Node
                {
                    if (!children.TryGetValue(path, out var child))
                        children[path] = child = System.Activator.CreateInstance<T>();
                    return (T)child;
                }
            }

            public class Control : Node { }

            public class VBoxContainer : Control { }

            public class Label : Control
            {
                public string Text { get; set; } = "";
            }

            public class CheckButton : Control
            {
                public bool ButtonPressed { get; private set; }

                public event System.Action<bool>? Toggled;

                public void Press(bool on)
                {
                    ButtonPressed = on;
                    Toggled?.Invoke(on);
                }

                public void SetPressedNoSignal(bool on) => ButtonPressed = on;
            }

            public class RichTextLabel : Control
            {
                public string Text { get; private set; } = "";

                public void AddText(string text) => Text += text;
            }

            public class LineEdit : Control
            {
                public event System.Action<string>? TextSubmitted;

                public void Submit(string text) => TextSubmitted?.Invoke(text);
                public void Clear() { }
            }

            // In Godot, this name hides System.Net.Http.HttpClient.
            public class HttpClient { }

            public sealed class ExportAttribute : System.Attribute { }

            public static class GD
            {
                public static void Print(params object[] what) { }
                public static void PushWarning(params object[] what) { }
            }
        }
        """;
}
