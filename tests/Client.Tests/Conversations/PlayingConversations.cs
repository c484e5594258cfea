using GameLobby.TestKit.Cloud;

namespace GameLobby.Client.Tests.Conversations;

/// <summary>Plays each story in clients/conversations. CONVERSATION_SEED sets the seed of the faults.</summary>
public sealed class PlayingConversations(ChaoticCloud cloud) : IClassFixture<ChaoticCloud>
{
    public static TheoryData<string> Stories => [.. ConversationFiles.Names];

    [Theory]
    [MemberData(nameof(Stories))]
    public async Task All_clients_end_a_conversation_with_the_services_state(string name)
    {
        await using var conversation = new Conversation(ConversationFiles.Read(name), cloud);
        await conversation.Play();
    }
}

/// <summary>A separate LocalCloud process, where connections last for seconds.</summary>
public sealed class ChaoticCloud() : LocalCloudProcess("--chaos", ConversationFiles.StartPlan);
