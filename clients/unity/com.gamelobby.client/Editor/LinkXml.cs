using System.IO;
using UnityEditor.Build;
using UnityEditor.Build.Reporting;
using UnityEditor.UnityLinker;

namespace GameLobby.Unity.Editor
{
    /// <summary>Adds the package's link.xml to each build: Unity reads link.xml files by itself only in Assets.</summary>
    internal sealed class LinkXml : IUnityLinkerProcessor
    {
        /// <inheritdoc/>
        public int callbackOrder => 0;

        /// <inheritdoc/>
        public string GenerateAdditionalLinkXmlFile(BuildReport report, UnityLinkerBuildPipelineData data) =>
            Path.GetFullPath("Packages/com.gamelobby.client/Runtime/link.xml");
    }
}
