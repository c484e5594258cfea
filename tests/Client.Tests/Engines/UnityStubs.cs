namespace GameLobby.Client.Tests.Engines;

/// <summary>The types of Unity that the package and its sample use, as source.</summary>
internal static class UnityStubs
{
    public const string Runtime = """
        namespace UnityEngine
        {
            public enum HideFlags { None, HideInHierarchy }

            public class Object
            {
                public HideFlags hideFlags { get; set; }
                public static void DontDestroyOnLoad(Object target) { }
            }

            public class Component : Object { }

            public class MonoBehaviour : Component { }

            public sealed class GameObject : Object
            {
                public static readonly System.Collections.Generic.List<Component> Components =
                    new System.Collections.Generic.List<Component>();

                public GameObject(string name) { }

                public T AddComponent<T>() where T : Component, new()
                {
                    var component = new T();
                    Components.Add(component);
                    return component;
                }
            }

            public sealed class SerializeField : System.Attribute { }

            public static class Debug
            {
                public static readonly System.Collections.Generic.List<string> Lines =
                    new System.Collections.Generic.List<string>();

                public static void Log(object message) => Lines.Add($"log: {message}");
                public static void LogWarning(object message) => Lines.Add($"warning: {message}");
                public static void LogError(object message) => Lines.Add($"error: {message}");
            }

            public class GUILayoutOption { }

            public static class GUILayout
            {
                public static void Label(string text, params GUILayoutOption[] options) { }
                public static bool Button(string text, params GUILayoutOption[] options) => false;
                public static string TextField(string text, params GUILayoutOption[] options) => text;
            }

            public static class JsonUtility
            {
                public static string ToJson(object value) => "";
                public static T FromJson<T>(string json) => default;
            }

            public class AsyncOperation
            {
                public event System.Action<AsyncOperation> completed { add { } remove { } }
            }
        }

        namespace UnityEngine.Networking
        {
            public class UnityWebRequestAsyncOperation : AsyncOperation { }

            public class DownloadHandler
            {
                public string text => "";
            }

            public class UnityWebRequest : System.IDisposable
            {
                public enum Result { InProgress, Success }

                public const string kHttpVerbPOST = "POST";

                public string method { get; set; }
                public Result result => Result.Success;
                public string error => null;
                public DownloadHandler downloadHandler => null;

                public static UnityWebRequest Put(string uri, string body) => new UnityWebRequest();
                public UnityWebRequestAsyncOperation SendWebRequest() => new UnityWebRequestAsyncOperation();
                public void Dispose() { }
            }
        }

        namespace AOT
        {
            public sealed class MonoPInvokeCallbackAttribute : System.Attribute
            {
                public MonoPInvokeCallbackAttribute(System.Type type) { }
            }
        }
        """;

    public const string Editor = """
        namespace UnityEditor.Build
        {
            public interface IOrderedCallback
            {
                int callbackOrder { get; }
            }
        }

        namespace UnityEditor.Build.Reporting
        {
            public sealed class BuildReport : UnityEngine.Object { }
        }

        namespace UnityEditor.UnityLinker
        {
            public sealed class UnityLinkerBuildPipelineData { }

            public interface IUnityLinkerProcessor : UnityEditor.Build.IOrderedCallback
            {
                string GenerateAdditionalLinkXmlFile(
                    UnityEditor.Build.Reporting.BuildReport report, UnityLinkerBuildPipelineData data);
            }
        }
        """;
}
