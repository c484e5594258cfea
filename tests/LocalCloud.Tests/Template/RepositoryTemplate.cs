using GameLobby.LocalCloud.Template;

namespace GameLobby.LocalCloud.Tests.Template;

/// <summary>The template.yaml of this repository, as read by LocalCloud.</summary>
public sealed class RepositoryTemplate
{
    private static readonly Stack Stack = Deploy();

    [Fact]
    public void Every_function_has_its_entry_point_and_timeout()
    {
        Assert.Equal(
            [
                "Authorize 10", "Browse 60", "Command 10", "Connect 10", "Disconnect 20", "History 30", "Http 20", "Message 20",
                "Notify 15", "Stream 30", "Sweep 50", "Timer 20",
            ],
            Stack.Functions.Select(function => $"{function.EntryPoint} {function.Timeout.TotalSeconds}").Order());
        Assert.All(Stack.Functions, function => Assert.Equal("GameLobby.Functions", function.Handler));
    }

    [Fact]
    public void Globals_are_part_of_every_function() =>
        Assert.All(Stack.Functions, function => Assert.Equal("LobbyTable", function.Environment["TABLE_NAME"]));

    [Fact]
    public void Parameters_have_their_local_values() => Assert.Equal(
        ("issuer", "audience", "keys"),
        (Variable("Authorize", "TOKEN_ISSUER"), Variable("Authorize", "TOKEN_AUDIENCE"), Variable("Authorize", "TOKEN_KEYS_URL")));

    [Fact]
    public void The_callback_address_is_the_local_gateway() => Assert.Equal("http://127.0.0.1:3000/v1", Variable("Notify", "CALLBACK_URL"));

    [Fact]
    public void A_queue_reference_is_its_local_URL() =>
        Assert.Equal("http://127.0.0.1:3000/queues/000000000000/NotifyQueue.fifo", Variable("Stream", "NOTIFY_QUEUE_URL"));

    [Fact]
    public void The_socket_api_has_its_routes_authorizer_and_reply()
    {
        var api = Stack.Api!;
        Assert.Equal(("v1", "AuthorizeFunction"), (api.Stage, api.Authorizer));
        Assert.Equal(["action"], api.RouteSelection);
        Assert.Equal(new RouteThrottling(1000, 2000), api.Throttling);
        Assert.Equal(
            [
                new RouteDefinition("$connect", "ConnectFunction", false),
                new RouteDefinition("$default", "MessageFunction", true),
                new RouteDefinition("$disconnect", "DisconnectFunction", false),
            ],
            api.Routes.Values.OrderBy(route => route.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void Functions_have_the_policy_of_all_functions_and_its_key_only_if_there_is_one()
    {
        var keyed = Deploy(new() { ["KmsKeyArn"] = "arn:aws:kms:us-east-1:000000000000:key/1" });

        Assert.All(Stack.Functions, function => Assert.Equal(["logs"], Shared(function)));
        Assert.All(keyed.Functions, function => Assert.Equal(["logs", "kms"], Shared(function)));
    }

    [Fact]
    public void Reserved_concurrency_is_a_limit_only_if_it_is_set()
    {
        Assert.All(Stack.Functions, function => Assert.Null(function.ReservedConcurrency));
        var reserved = Deploy(new() { ["ReservedConcurrency"] = "50" }).Functions.Where(function => function.ReservedConcurrency == 50);
        Assert.Equal(["Authorize", "Connect", "Message", "Notify", "Stream"], reserved.Select(function => function.EntryPoint).Order());
    }

    [Fact]
    public void Secrets_are_references_to_Secrets_Manager_if_the_secret_is_named()
    {
        var named = Deploy(new()
        {
            ["SecretName"] = "lobby",
            ["SecretVersion"] = "v-1",
            ["AllocatorUrl"] = "https://a.example",
            ["TicketKey"] = "",
        });

        Assert.Equal(
            ("key", "{{resolve:secretsmanager:lobby:SecretString:ticketKey::v-1}}"),
            (Variable("Message", "TICKET_KEY"), Variable(named, "Message", "TICKET_KEY")));
        Assert.Equal(
            ("", "{{resolve:secretsmanager:lobby:SecretString:allocatorSecret::v-1}}"),
            (Variable("Timer", "ALLOCATOR_SECRET"), Variable(named, "Timer", "ALLOCATOR_SECRET")));
    }

    [Fact]
    public void The_HTTP_api_has_its_route_and_throttle_and_allows_no_origin()
    {
        var api = Stack.HttpApi!;
        Assert.Equal([new HttpRoute("POST", "/v1/{action}", "HttpFunction")], api.Routes);
        Assert.Equal(new RouteThrottling(200, 400), api.Throttling);
        Assert.Empty(api.Cors!.Origins);
        Assert.Equal(["POST"], api.Cors.Methods);
    }

    [Fact]
    public void Allowed_origins_are_a_list_with_commas()
    {
        var allowed = Deploy(new() { ["AllowedOrigins"] = "https://a.example, https://b.example" });

        Assert.Equal(["https://a.example", "https://b.example"], allowed.HttpApi!.Cors!.Origins);
    }

    [Fact]
    public void The_table_has_its_keys_indexes_stream_and_time_to_live()
    {
        var table = Assert.Single(Stack.Tables);
        Assert.Equal(
            ("LobbyTable", new TableKey("PK", "SK"), "NEW_AND_OLD_IMAGES", "expires"),
            (table.Name, table.Key, table.StreamView, table.TimeToLiveAttribute));
        Assert.Equal(
            [
                ("age", new TableKey("finding", "age"), "INCLUDE"),
                ("due", new TableKey("dueShard", "dueAt"), "KEYS_ONLY"),
                ("fill", new TableKey("finding", "fill"), "INCLUDE"),
            ],
            table.Indexes.Select(index => (index.Name, index.Key, index.Projection)).OrderBy(index => index.Name));
        Assert.Equal("N", table.Attributes["dueAt"]);
    }

    [Fact]
    public void Queues_have_their_timeouts_and_dead_letter_queues()
    {
        var notices = Stack.Queues.Single(queue => queue.Id == "NotifyQueue");
        Assert.Equal(("NotifyQueue.fifo", true, DeduplicationScope.MessageGroup), (notices.Name, notices.Fifo, notices.DeduplicationScope));
        Assert.Equal((TimeSpan.FromSeconds(90), TimeSpan.FromHours(1)), (notices.VisibilityTimeout, notices.Retention));
        Assert.Equal(new RedrivePolicy("NotifyDeadLetters", 20), notices.Redrive);
        Assert.Equal(6, Stack.Queues.Count);
    }

    [Theory]
    [InlineData("NotifyQueue")]
    [InlineData("TimerQueue")]
    public void A_queue_whose_messages_are_retried_has_six_times_its_functions_timeout_and_five_receives(string id)
    {
        var (queue, function) = QueueAndFunction(id);

        Assert.True(queue.VisibilityTimeout >= function.Timeout * 6);
        Assert.True(queue.Redrive!.MaxReceiveCount >= 5);
    }

    [Fact]
    public void A_lobby_waits_hardly_longer_than_one_invocation_for_its_queued_requests_which_are_not_retried()
    {
        var (queue, function) = QueueAndFunction("CommandQueue");

        Assert.InRange(queue.VisibilityTimeout, function.Timeout, function.Timeout + TimeSpan.FromSeconds(2));
        Assert.Equal((TimeSpan.FromMinutes(1), null), (queue.Retention, queue.Redrive));
        Assert.Equal(("CommandQueue.fifo", DeduplicationScope.MessageGroup), (queue.Name, queue.DeduplicationScope));
    }

    [Fact]
    public void The_stream_mapping_has_its_settings()
    {
        var source = Reader("StreamFunction");
        Assert.Equal(
            ("StreamFunction", "LobbyTable", StartingPosition.TrimHorizon, 100),
            (source.Function, source.Table, source.StartingPosition, source.BatchSize));
        Assert.Equal(
            (true, 20, TimeSpan.FromHours(1)),
            (source.BisectBatchOnFunctionError, source.MaximumRetryAttempts, source.MaximumRecordAge));
        Assert.Equal((true, "StreamDeadLetters"), (source.ReportsBatchItemFailures, source.OnFailureQueue));
        Assert.Contains("LOBBY", Assert.Single(source.FilterPatterns), StringComparison.Ordinal);
    }

    [Fact]
    public void The_live_browser_reads_the_stream_in_batches_of_a_second()
    {
        var source = Reader("BrowseFunction");
        Assert.Equal(
            (500, TimeSpan.FromSeconds(1), 3, TimeSpan.FromMinutes(5)),
            (source.BatchSize, source.BatchingWindow, source.MaximumRetryAttempts, source.MaximumRecordAge));
        Assert.Equal((true, "StreamDeadLetters"), (source.ReportsBatchItemFailures, source.OnFailureQueue));
    }

    [Fact]
    public void The_history_reads_the_stream_in_batches_of_its_parameter()
    {
        var source = Reader("HistoryFunction");
        Assert.Equal(
            (1000, TimeSpan.FromMinutes(1), 10, TimeSpan.FromHours(1)),
            (source.BatchSize, source.BatchingWindow, source.MaximumRetryAttempts, source.MaximumRecordAge));
        var slower = Deploy(new() { ["HistoryWindowSeconds"] = "300" });
        Assert.Equal(TimeSpan.FromMinutes(5), Assert.Single(slower.StreamSources, it => it.Function == "HistoryFunction").BatchingWindow);
    }

    [Fact]
    public void A_disabled_event_source_is_left_out() => Assert.DoesNotContain(
        Deploy(new() { ["HistoryRetentionDays"] = "0" }).StreamSources, source => source.Function == "HistoryFunction");

    [Fact]
    public void Queues_invoke_their_functions_and_the_sweep_runs_each_minute()
    {
        Assert.Equal(
            ["CommandQueue CommandFunction 10", "NotifyQueue NotifyFunction 10", "TimerQueue TimerFunction 1"],
            Stack.QueueSources.Select(source => $"{source.Queue} {source.Function} {source.BatchSize}").Order());
        Assert.Equal(new ScheduleSource("EveryMinute", "SweepFunction", TimeSpan.FromMinutes(1)), Assert.Single(Stack.Schedules));
    }

    private static (QueueDefinition Queue, FunctionDefinition Function) QueueAndFunction(string id)
    {
        var source = Stack.QueueSources.Single(source => source.Queue == id);
        return (Stack.Queues.Single(queue => queue.Id == id), Stack.Functions.Single(function => function.Id == source.Function));
    }

    private static Stack Deploy(Dictionary<string, string>? given = null) => TemplateFile.Deploy(
        TemplateFile.Find(),
        new Account(new Uri("http://127.0.0.1:3000")),
        new Dictionary<string, string>
        {
            ["TokenIssuer"] = "issuer",
            ["TokenAudience"] = "audience",
            ["TokenKeysUrl"] = "keys",
            ["TicketKey"] = "key",
        },
        given ?? []);

    private static StreamSource Reader(string function) => Assert.Single(Stack.StreamSources, source => source.Function == function);

    private static string Variable(string entryPoint, string name) => Variable(Stack, entryPoint, name);

    private static string Variable(Stack stack, string entryPoint, string name) =>
        stack.Functions.Single(function => function.EntryPoint == entryPoint).Environment[name];

    /// <summary>Returns the services of the permissions that all functions have.</summary>
    private static IEnumerable<string> Shared(FunctionDefinition function) => function.Policies
        .Select(statement => statement.Actions[0].Split(':')[0])
        .Where(service => service is "logs" or "kms");
}
