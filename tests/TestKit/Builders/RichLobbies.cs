using CsCheck;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.TestKit.Builders;

/// <summary>Lobbies with random values in every field, including states that the rules never reach.</summary>
public static class RichLobbies
{
    public static Gen<string> Text { get; } = Gen.OneOf("a", "B", " ", "7", "\"", "\\", "é", "日本", "🎮", "_", "$", "\n").List[1, 12]
        .Select(parts => string.Concat(parts));

    /// <summary>Ids and hashes that the service makes.</summary>
    private static Gen<string> Word { get; } = Gen.OneOf("a", "B", "7", "-", "_").List[1, 12].Select(parts => string.Concat(parts));

    public static Gen<DateTimeOffset> Time { get; } = Gen.Long[0, 100_000_000_000]
        .Select(milliseconds => People.Noon.AddMilliseconds(milliseconds));

    public static Gen<LobbyCode> Code { get; } = Gen.Int[0, LobbyCode.Alphabet.Length - 1].Array[LobbyCode.Length]
        .Select(letters =>
        {
            var drawn = 0;
            return LobbyCode.Draw(_ => letters[drawn++]);
        });

    private static Gen<string> Key { get; } =
        Gen.OneOf(Text, Gen.Int[0, 9].Select(n => $"_private{n}"), Gen.Int[0, 9].Select(n => $"$server{n}"));

    private static Gen<DataMap> Data { get; } = Gen.Dictionary(Key, Gen.OneOf(Text, Gen.Const("")))[0, 5].Select(DataMap.From);

    private static Gen<TimeSpan> Duration { get; } = Gen.Int[0, 300_000].Select(milliseconds => TimeSpan.FromMilliseconds(milliseconds));

    private static Gen<PlayerId> Player { get; } = Gen.OneOf(Text, Gen.Int[0, 9].Select(n => $"player-{n}")).Select(id => new PlayerId(id));

    private static Gen<Connection> Connection { get; } = Gen.Select(Text, Time, (id, since) =>
        new Connection(new ConnectionId(id), since, People.ExpiryOf(since)));

    private static Gen<Team> Team { get; } = Gen.Select(Text, Gen.Int[1, Roster.MaxMembers], (name, size) => new Team(name, size));

    private static Gen<Exclusion> Exclusion { get; } = Gen.Select(
        Player,
        Time,
        Time.Nullable(),
        Text.Null(),
        (player, since, until, name) => new Exclusion(player, since, until) { Name = name });

    private static Gen<LobbySettings> Settings { get; } =
        from texts in Gen.Select(Text, Text, Text.Null())
        from most in Gen.Int[1, Roster.MaxMembers]
        from least in Gen.Int[1, Roster.MaxMembers]
        from choices in Gen.Select(Gen.Enum<Visibility>(), Gen.Bool, Gen.Enum<AutoStart>())
        from times in Gen.Select(Duration, Duration)
        from teams in Team.List[0, 4]
        from locked in Gen.Bool
        from password in Text.Null()
        from data in Data
        select new LobbySettings(texts.Item1, texts.Item2, most)
        {
            Region = texts.Item3,
            MinPlayers = least,
            Visibility = choices.Item1,
            AllowSpectators = choices.Item2,
            AutoStart = choices.Item3,
            Countdown = times.Item1,
            ReconnectGrace = times.Item2,
            Teams = [.. teams],
            Locked = locked,
            Password = password is null ? null : new PasswordHash(password),
            Data = data,
        };

    private static Gen<Member> Member { get; } =
        from id in Player
        from name in Text
        from joined in Time
        from flags in Gen.Select(Gen.Bool, Gen.Bool, Gen.Bool)
        from team in Text.Null()
        from connectedAt in Time.Nullable()
        from connection in Connection.Null()
        from away in Time.Nullable()
        from data in Data
        select new Member(id, name, joined)
        {
            IsSpectator = flags.Item1,
            IsReady = flags.Item2,
            IsMuted = flags.Item3,
            Team = team,
            ConnectedAt = connectedAt,
            Connection = connection,
            AwayUntil = away,
            Data = data,
        };

    private static Gen<Match> Match { get; } = Gen.Select(Text, Time, Time.Nullable(), Text.Null(), (id, starts, started, connection) =>
        new Match(id, starts) { StartedAt = started, Connection = connection });

    private static Gen<LastChange> Change { get; } = Gen.Select(
        Gen.Long[1, 1000], Gen.Enum<ChangeReason>(), Text.Null(), Gen.Enum<ChangeAuthor>().Nullable(), Text.Null(),
        (version, reason, detail, author, trace) => new LastChange(version, reason, detail) { Author = author, Trace = trace });

    private static Gen<LastChange> LastChange { get; } =
        from change in Change
        from earlier in Change.List[0, 3]
        select change with { Earlier = [.. earlier] };

    private static Gen<RememberedReply> Reply { get; } = Gen.OneOf<RememberedReply>(
        Gen.Const<RememberedReply>(new LobbyCreated()),
        Code.Select(RememberedReply (code) => new CodeChanged(code)),
        Time.Select(RememberedReply (time) => new CountdownStarted(time)),
        Word.Select(RememberedReply (id) => new LobbyOperatedOn(new LobbyId(id))),
        Gen.Select(Word, Time, RememberedReply (id, time) => new ChatSent(new MessageId(id), time)),
        Gen.Select(Word, Time, RememberedReply (id, time) => new InviteSent(new InviteId(id), time)));

    private static Gen<IdempotencyRecord> IdempotencyRecord { get; } = Gen.Select(
        Player, Word, Word, Time, Gen.Long[1, 1000], Reply.Null(), (player, request, print, at, version, reply) =>
            new IdempotencyRecord(player, request, print, at, version, reply));

    /// <summary>Lobbies with a new id each, some of them closed; one table can hold many.</summary>
    public static Gen<Lobby> Any { get; } =
        from version in Gen.Long[1, 1000]
        from code in Code
        from settings in Settings
        from host in Player
        from members in Member.List[0, 12]
        from match in Match.Null()
        from closed in Gen.Bool
        from lastChange in LastChange.Null()
        from records in IdempotencyRecord.List[0, 8]
        from exclusions in Exclusion.List[0, 4]
        from times in Gen.Select(Time, Time)
        from publicView in Gen.Select(Gen.Long[1, 1000].Nullable(), Time.Nullable())
        select Lobby.Restore(new StoredLobby(
            new LobbyId(Guid.NewGuid().ToString("N")),
            version,
            code,
            settings,
            host,
            new Roster([.. members.DistinctBy(member => member.Id)]),
            match,
            closed,
            lastChange,
            new IdempotencyRecords([.. records.OrderBy(record => record.Player.Value, StringComparer.Ordinal)]),
            new Exclusions([.. exclusions]),
            times.Item1,
            times.Item2)
        {
            PublicVersion = publicView.Item1,
            PublicUpdatedAt = publicView.Item2,
        });
}
