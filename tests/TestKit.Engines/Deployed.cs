using GameLobby.LocalCloud;
using GameLobby.LocalCloud.Template;

namespace GameLobby.TestKit.Engines;

/// <summary>The template, resolved for a developer's machine.</summary>
internal static class Deployed
{
    public static Stack At(Account account) => TemplateFile.Deploy(TemplateFile.Find(), account, LocalCloudHost.LocalParameters(account));
}
