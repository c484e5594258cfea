using GameLobby.TestKit.Cloud;

namespace GameLobby.Client.Tests.Conversations;

/// <summary>The stories that any client has to get right while things go wrong, by the seed of CONVERSATION_SEED.</summary>
public sealed class PlayingConversations(ChaoticCloud cloud) : IClassFixture<ChaoticCloud>
{
    public static TheoryData<string> Stories => [.. ConversationFiles.Names];

    [Theory]
    [MemberData(nameof(Stories))]
    public async Task A_conversation_ends_well(string name)
    {
        using var conversation = new Conversation(ConversationFiles.Read(name), cloud);
        await conversation.Play();
    }
}

/// <summary>A stack of its own, where sockets live for seconds.</summary>
public sealed class ChaoticCloud() : LocalCloudProcess("--chaos", ConversationFiles.StartPlan);
