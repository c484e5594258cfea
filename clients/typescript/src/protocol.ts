// Generated from docs/asyncapi.yaml by `npm run protocol`. Do not edit.

/** When a countdown begins by itself. */
export type AutoStart = 'never' | 'whenAllReady';

/** How teams are balanced: moving as few as can be, or by chance. */
export type BalanceMode = 'even' | 'random';

/** Where a lobby stands. */
export type LobbyStatus = 'open' | 'starting' | 'inMatch' | 'closed';

/** Who can find a lobby and get in: anyone, those with its code or an invite, or those with an invite. */
export type Visibility = 'public' | 'private' | 'invite';

/** One change as clients hear of it. Applied in order to the snapshot of the version before, the changes of a version give exactly its snapshot. */
export type Change =
  | MemberJoinedChange
  | MemberLeftChange
  | MemberUpdatedChange
  | HostChangedChange
  | LobbyUpdatedChange
  | MatchStartingChange
  | MatchCancelledChange
  | MatchStartedChange
  | MatchEndedChange;

/** The part a member plays. */
export type Role = 'host' | 'player' | 'spectator';

/** Whether a member has a socket. */
export type Presence = 'online' | 'away';

/** Who hears a message: every member, or the sender's team. */
export type ChatChannel = 'lobby' | 'team';

/** How a value is compared. */
export type FilterOp = 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge';

/** Why a request was refused. `message` is for people and may change; `code` never does. */
export type Refusal =
  | {
      readonly code: 'already_in_lobby';
      readonly message: string;

      /** The lobby that stands in the way. */
      readonly details: {
        readonly lobbyId: string;
      };
    }
  | {
      readonly code:
        | 'banned'
        | 'forbidden'
        | 'id_reused'
        | 'internal'
        | 'invite_expired'
        | 'lobby_closed'
        | 'lobby_full'
        | 'lobby_locked'
        | 'match_in_progress'
        | 'muted'
        | 'not_found'
        | 'not_host'
        | 'not_in_lobby'
        | 'not_ready'
        | 'payload_too_large'
        | 'team_full'
        | 'unavailable'
        | 'unknown_action'
        | 'wrong_password';
      readonly message: string;
    }
  | {
      readonly code: 'conflict';
      readonly message: string;
      readonly retryAfterMs?: number;
    }
  | {
      readonly code: 'invalid_request';
      readonly message: string;

      /** A member's name to what is wrong with it; the name is empty where it is the frame itself. */
      readonly details: {
        readonly [k: string]: string[];
      };
    }
  | {
      readonly code: 'kicked' | 'rate_limited';
      readonly message: string;
      readonly retryAfterMs: number;
    };

/** A match as clients see it. */
export type MatchSnapshot = UpcomingMatch | RunningMatch;

/** A frame that a client did not ask for. */
export type Push =
  | LobbyChangedPush
  | LobbyClosedPush
  | LobbyRemovedPush
  | SessionReplacedPush
  | MatchTicketPush
  | BrowserChangedPush
  | ChatMessagePush
  | SignalPush
  | InviteReceivedPush
  | InviteAnsweredPush;

/** In which order lobbies are found. Full is what share of the players' slots is taken. */
export type LobbySort = 'newest' | 'oldest' | 'fullest' | 'emptiest';

export type RequestId = string;

/** Seats the caller in the lobby that it was invited to: also in one that is private, locked or has a password. */
export interface AcceptInvite {
  inviteId: string;
  team?: string | null;
  spectate?: boolean | null;

  /** A key has 1 to 64 characters. At most 10 keys are kept, and 512 bytes of keys and values in all. */
  memberData?: {
    [k: string]: string | null;
  } | null;
}

/** The host makes the teams even. */
export interface BalanceTeams {
  mode: BalanceMode;
}

/** What changed among the lobbies that a client watches; `mode` and `region` are those of its watch. */
export interface BrowserChangedPush {
  readonly type: 'browser.changed';
  readonly mode: string;
  readonly region: string | null;
  readonly upserted: LobbySummary[];
  readonly removed: string[];
}

/** A lobby as strangers see it: a `LobbySnapshot` without members, code, match and private data, but with counts. It differs from an earlier one only where `version` does: that is the version since which strangers see the lobby so. */
export interface LobbySummary {
  readonly lobbyId: string;
  readonly version: number;
  readonly status: LobbyStatus;
  readonly name: string;
  readonly mode: string;
  readonly region: string | null;
  readonly visibility: Visibility;
  readonly locked: boolean;
  readonly hasPassword: boolean;
  readonly maxPlayers: number;
  readonly minPlayers: number;
  readonly teams: Team[];
  readonly allowSpectators: boolean;
  readonly autoStart: AutoStart;
  readonly countdownSeconds: number;
  readonly reconnectGraceSeconds: number;
  readonly hostId: string;
  readonly hostName: string;

  /** How many play. */
  readonly players: number;

  /** How many watch. */
  readonly spectators: number;
  readonly data: {
    readonly [k: string]: string;
  };
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** A team, and how many players it takes. */
export interface Team {
  readonly name: string;
  readonly size: number;
}

/** The host ends the countdown before its time. */
export interface CancelMatch {}

export interface MemberJoinedChange {
  readonly kind: 'member.joined';
  readonly member: MemberSnapshot;
}

/** Who sits in a lobby. */
export interface MemberSnapshot {
  readonly playerId: string;
  readonly name: string;
  readonly role: Role;

  /** Null: on none. */
  readonly team: string | null;
  readonly ready: boolean;
  readonly muted: boolean;
  readonly presence: Presence;

  /** When the seat is free again; left out while the member is online. */
  readonly awayUntil?: string;
  readonly joinedAt: string;

  /** The game's own; private keys begin with `_`. */
  readonly data: {
    readonly [k: string]: string;
  };
}

export interface MemberLeftChange {
  readonly kind: 'member.left';
  readonly playerId: string;
  readonly reason: 'left' | 'timedOut' | 'kicked' | 'banned' | null;
}

export interface MemberUpdatedChange {
  readonly kind: 'member.updated';

  /** Whose members of the snapshot changed. */
  readonly playerId: string;
  readonly name?: string;
  readonly role?: Role;

  /** Null: on none. */
  readonly team?: string | null;
  readonly ready?: boolean;
  readonly muted?: boolean;
  readonly presence?: Presence;

  /** When the seat is free again; left out while the member is online. */
  readonly awayUntil?: string | null;

  /** The game's own; private keys begin with `_`. */
  readonly data?: {
    readonly [k: string]: string;
  };
}

export interface HostChangedChange {
  readonly kind: 'host.changed';
  readonly hostId: string;
  readonly reason: 'promoted' | 'left' | 'timedOut' | 'kicked' | 'memberUpdated' | null;
}

export interface LobbyUpdatedChange {
  readonly kind: 'lobby.updated';

  /** What a friend types in to get in; left out for those who are no members. */
  readonly code?: string;
  readonly name?: string;
  readonly mode?: string;
  readonly region?: string | null;
  readonly visibility?: Visibility;

  /** Nobody joins but by invite. */
  readonly locked?: boolean;
  readonly hasPassword?: boolean;

  /** Spectators are not counted. */
  readonly maxPlayers?: number;

  /** No match starts with fewer players. */
  readonly minPlayers?: number;
  readonly teams?: Team[];
  readonly allowSpectators?: boolean;
  readonly autoStart?: AutoStart;

  /** How long it is from the start of a match to its first moment. */
  readonly countdownSeconds?: number;

  /** How long the seat is kept of a member whose socket is gone. */
  readonly reconnectGraceSeconds?: number;

  /** The game's own; private keys begin with `_`, the game server's with `$`. */
  readonly data?: {
    readonly [k: string]: string;
  };
}

export interface MatchStartingChange {
  readonly kind: 'match.starting';
  readonly startsAt: string;
}

export interface MatchCancelledChange {
  readonly kind: 'match.cancelled';
  readonly reason:
    | 'cancelled'
    | 'left'
    | 'timedOut'
    | 'kicked'
    | 'banned'
    | 'away'
    | 'unready'
    | 'teamsChanged'
    | 'memberUpdated'
    | 'settingsChanged'
    | 'allocationFailed'
    | null;
}

export interface MatchStartedChange {
  readonly kind: 'match.started';
  readonly match: RunningMatch;
}

/** From the countdown's end on. */
export interface RunningMatch {
  readonly matchId: string;
  readonly startedAt: string;

  /** Where the game server is met; null when the service knows of none. */
  readonly connection: string | null;
}

export interface MatchEndedChange {
  readonly kind: 'match.ended';
  readonly result?: string;
}

/** A message as clients see it. */
export interface ChatEntry {
  readonly messageId: string;
  readonly channel: ChatChannel;
  readonly from: string;
  readonly name: string;
  readonly text: string;
  readonly at: string;
}

export interface ChatHistoryReply {
  /** The oldest first. */
  readonly messages: ChatEntry[];

  /** Where the page before this one ends; null when there is none. A page may hold fewer than were asked for. */
  readonly before: string | null;
}

/** Somebody said something. */
export interface ChatMessagePush {
  readonly type: 'chat.message';
  readonly lobbyId: string;
  readonly messageId: string;
  readonly channel: ChatChannel;
  readonly from: string;
  readonly name: string;
  readonly text: string;
  readonly at: string;
}

export interface ChatReply {
  readonly messageId: string;
  readonly at: string;
}

/** Ends a lobby for all: the host its own, a caller with the admin's scope any that it names. */
export interface CloseLobby {
  lobbyId?: string | null;

  /** Told to those who were in. */
  reason?: string | null;
}

/** Opens a lobby with the caller as its host. */
export interface CreateLobby {
  /** A key has 1 to 64 characters. At most 10 keys are kept, and 512 bytes of keys and values in all. */
  memberData?: {
    [k: string]: string | null;
  } | null;

  /** A name is not blank. */
  name: string;
  mode: string;
  region?: string | null;
  visibility?: Visibility | null;
  password?: string | null;
  maxPlayers: number;
  minPlayers?: number | null;

  /** A lobby has at most 16 teams. A team's name has 1 to 32 characters. A team's size is 1 to 128. Teams have names of their own. */
  teams?: TeamInput[] | null;
  allowSpectators?: boolean | null;
  autoStart?: AutoStart | null;
  countdownSeconds?: number | null;
  reconnectGraceSeconds?: number | null;

  /** A key set to null is removed. A key has 1 to 64 characters. At most 30 keys are kept, and 4096 bytes of keys and values in all. */
  data?: {
    [k: string]: string | null;
  } | null;
}

/** A team, and how many players it takes. */
export interface TeamInput {
  readonly name: string;
  readonly size: number;
}

/** A condition on a lobby's public data. Two numbers (of up to 28 digits) are compared as such, all else as text, ordinally. A lobby without the key meets `ne` alone. */
export interface DataFilterInput {
  readonly key: string;
  readonly op: FilterOp;
  readonly value: string;
}

/** Says no to an invite. */
export interface DeclineInvite {
  inviteId: string;
}

/** The answer to a request that has nothing to tell. */
export interface Done {}

/** Ends a match: the host its own lobby's, a caller with the admin's scope that of any lobby it names. */
export interface EndMatch {
  lobbyId?: string | null;

  /** Passed on to the members as it is. A result has at most 4096 bytes. */
  result?: string | null;
}

/** What was said in the caller's lobby, as far as it was for the caller. */
export interface GetChatHistory {
  limit?: number | null;
  before?: string | null;
}

/** A lobby as it is now: the caller's own when none is named, else one that it sits in or that is public, and for an operator any. */
export interface GetLobby {
  lobbyId?: string | null;
}

/** The caller's ticket for the match that its lobby is in: for a player that came back, or whose ticket ran out. */
export interface GetTicket {}

/** The first request over a new socket: resumes the seat that was kept for the caller, if there is one. */
export interface Hello {
  protocol?: number | null;

  /** The lobby, and its version, that the client holds. */
  lobbyId?: string | null;
  version?: number | null;
}

export interface HelloReply {
  readonly playerId: string;
  readonly name: string;
  readonly serverTime: string;
  readonly protocol: number;
  readonly limits: Limits;

  /** The caller's lobby; null when it is in none, or `missed` stands in its place. */
  readonly lobby: LobbySnapshot | null;

  /** What leads from the version that the client holds to the present one. */
  readonly missed?: Push[];
}

/** What a client may do, and for how long; the same for all clients of a deployment. */
export interface Limits {
  readonly frameBytes: number;
  readonly requestsPerSecond: number;
  readonly requestBurst: number;
  readonly chatPerSecond: number;
  readonly chatBurst: number;
  readonly idleSeconds: number;
  readonly connectionSeconds: number;
  readonly requestIdSeconds: number;
}

/** A lobby as clients see it. */
export interface LobbySnapshot {
  readonly lobbyId: string;

  /** Rises by one with every change. */
  readonly version: number;

  /** What a friend types in to get in; left out for those who are no members. */
  readonly code?: string;
  readonly status: LobbyStatus;
  readonly name: string;
  readonly mode: string;
  readonly region: string | null;
  readonly visibility: Visibility;

  /** Nobody joins but by invite. */
  readonly locked: boolean;
  readonly hasPassword: boolean;

  /** Spectators are not counted. */
  readonly maxPlayers: number;

  /** No match starts with fewer players. */
  readonly minPlayers: number;
  readonly teams: Team[];
  readonly allowSpectators: boolean;
  readonly autoStart: AutoStart;

  /** How long it is from the start of a match to its first moment. */
  readonly countdownSeconds: number;

  /** How long the seat is kept of a member whose socket is gone. */
  readonly reconnectGraceSeconds: number;
  readonly hostId: string;

  /** The game's own; private keys begin with `_`, the game server's with `$`. */
  readonly data: {
    readonly [k: string]: string;
  };

  /** In the order in which they joined. */
  readonly members: MemberSnapshot[];

  /** Null while no countdown and no match runs. */
  readonly match: MatchSnapshot | null;
  readonly createdAt: string;
  readonly updatedAt: string;

  /** Who is banned; told to the host alone, and only when it asks for the lobby. */
  readonly bans?: string[];
}

/** While the countdown runs. */
export interface UpcomingMatch {
  readonly startsAt: string;
}

/** A lobby changed: what leads from one version to a later one. */
export interface LobbyChangedPush {
  readonly type: 'lobby.changed';
  readonly lobbyId: string;
  readonly version: number;

  /** The version before the first that this covers. */
  readonly previous: number;

  /** The snapshot's new `updatedAt`. */
  readonly at: string;
  readonly changes: Change[];
}

/** The lobby is gone, and with it every seat. */
export interface LobbyClosedPush {
  readonly type: 'lobby.closed';
  readonly lobbyId: string;
  readonly version: number;

  /** `empty`: no player was left; `idle`: nothing happened for a day; else what whoever closed it gave, or `closed`. */
  readonly reason: string;
}

/** The receiver is out of the lobby. */
export interface LobbyRemovedPush {
  readonly type: 'lobby.removed';
  readonly lobbyId: string;
  readonly version: number;
  readonly reason: 'kicked' | 'banned' | 'left' | 'timedOut' | null;

  /** What whoever kicked the player gave as reason. */
  readonly detail?: string;
}

/** Another socket of the player has taken over; this one is closed right after. */
export interface SessionReplacedPush {
  readonly type: 'session.replaced';
  readonly reason: string;
}

/** A match has begun: where it is played, and what lets a player in. */
export interface MatchTicketPush {
  readonly type: 'match.ticket';
  readonly lobbyId: string;
  readonly matchId: string;
  readonly connection: string | null;

  /** A JWT that tells the game server who joins which match on which team. */
  readonly ticket: string;
}

/** Something of the game's own from another member. */
export interface SignalPush {
  readonly type: 'signal';
  readonly lobbyId: string;
  readonly from: string;
  readonly name: string;
  readonly payload: string | null;
  readonly at: string;
}

/** Somebody invites the receiver. */
export interface InviteReceivedPush {
  readonly type: 'invite.received';
  readonly inviteId: string;
  readonly lobbyId: string;
  readonly from: string;
  readonly name: string;
  readonly lobbyName: string;
  readonly mode: string;
  readonly expiresAt: string;
}

/** An invite of the receiver's was answered. */
export interface InviteAnsweredPush {
  readonly type: 'invite.answered';
  readonly inviteId: string;
  readonly playerId: string;
  readonly accepted: boolean;
}

export interface InviteReply {
  readonly inviteId: string;
  readonly expiresAt: string;
}

/** Seats the caller in a lobby that it names by id or by code. */
export interface JoinLobby {
  lobbyId?: string | null;
  code?: string | null;
  password?: string | null;
  team?: string | null;
  spectate?: boolean | null;

  /** A key has 1 to 64 characters. At most 10 keys are kept, and 512 bytes of keys and values in all. */
  memberData?: {
    [k: string]: string | null;
  } | null;
}

/** Puts a member out, for a minute or for good: the host of its own lobby, a caller with the admin's scope of whatever lobby the player is in. */
export interface KickMember {
  playerId: string;
  ban?: boolean | null;

  /** Told to the one who has to go. */
  reason?: string | null;
}

/** Frees the caller's seat. */
export interface LeaveLobby {}

/** The host takes a member's voice, or gives it back. */
export interface MuteMember {
  playerId: string;
  muted: boolean;
}

/** Keeps a socket from idling, and tells the service's time. */
export interface Ping {}

export interface PingReply {
  readonly serverTime: string;
}

/** The host makes another player host. */
export interface PromoteMember {
  playerId: string;
}

/** Seats the caller in the fullest lobby that fits, or in one of its own when there is none. */
export interface QuickJoin {
  mode: string;
  region?: string | null;

  /** There are at most 10 filters. A filter has a key of 1 to 64 characters, an op (eq, ne, lt, le, gt, ge) and a value. */
  filters?: DataFilterInput[] | null;

  /** A key has 1 to 64 characters. At most 10 keys are kept, and 512 bytes of keys and values in all. */
  memberData?: {
    [k: string]: string | null;
  } | null;
  createIfNone?: CreateLobby | null;
}

export interface QuickJoinReply {
  /** Whether the lobby was opened for the caller, who is its host then. */
  readonly created: boolean;
  readonly lobby: LobbySnapshot;
}

/** Public lobbies by what they are, a page at a time. A page may hold fewer than asked for, even none, and still have a next one. */
export interface SearchLobbies {
  mode?: string | null;
  region?: string | null;

  /** Part of the name, in any case. */
  text?: string | null;

  /** There are at most 10 filters. A filter has a key of 1 to 64 characters, an op (eq, ne, lt, le, gt, ge) and a value. */
  filters?: DataFilterInput[] | null;
  hasSlots?: boolean | null;
  sort?: LobbySort | null;
  limit?: number | null;
  cursor?: string | null;
}

export interface SearchReply {
  readonly items: LobbySummary[];

  /** Where the next page begins; null when there is none. */
  readonly cursor: string | null;
}

/** Says something to the members of the caller's lobby, or to its team. */
export interface SendChat {
  text: string;
  channel?: ChatChannel | null;
}

/** Invites a player to the caller's lobby. */
export interface SendInvite {
  playerId: string;
}

/** Sends something of the game's own to other members. It is not stored: who is away misses it. */
export interface SendSignal {
  name: string;

  /** A payload has at most 1024 bytes. */
  payload?: string | null;

  /** Whom it is for; left out: every other member. Name 1 to 128 players. */
  to?: string[] | null;
}

/** Says whether the caller is ready to play. */
export interface SetReady {
  ready: boolean;
}

/** Moves the caller, or by its host anyone, to a team, or off its team. */
export interface SetTeam {
  /** Null: no team. Name a team, or null for none. */
  team: string | null;
  playerId?: string | null;
}

/** The host begins the countdown; with `force` also while some are not ready. */
export interface StartMatch {
  force?: boolean | null;
}

/** When the countdown that was begun ends. */
export interface StartReply {
  readonly version: number;
  readonly startsAt: string;
}

export interface TicketReply {
  readonly matchId: string;
  readonly connection: string | null;
  readonly ticket: string;
}

/** The host lets someone back in whom it put out. */
export interface UnbanMember {
  playerId: string;
}

/** Ends a live browser; one that never began is ended already. */
export interface UnwatchLobbies {
  mode: string;
  region?: string | null;
}

/** The host changes its lobby's settings; a caller with the admin's scope those of any lobby it names. */
export interface UpdateLobby {
  lobbyId?: string | null;
  locked?: boolean | null;

  /** The old code stops working. */
  newCode?: boolean | null;

  /** Only if the lobby is still at this version. */
  ifVersion?: number | null;

  /** A name is not blank. */
  name?: string | null;
  mode?: string | null;
  region?: string | null;
  visibility?: Visibility | null;
  password?: string | null;
  maxPlayers?: number | null;
  minPlayers?: number | null;

  /** A lobby has at most 16 teams. A team's name has 1 to 32 characters. A team's size is 1 to 128. Teams have names of their own. */
  teams?: TeamInput[] | null;
  allowSpectators?: boolean | null;
  autoStart?: AutoStart | null;
  countdownSeconds?: number | null;
  reconnectGraceSeconds?: number | null;

  /** A key set to null is removed. A key has 1 to 64 characters. At most 30 keys are kept, and 4096 bytes of keys and values in all. */
  data?: {
    [k: string]: string | null;
  } | null;
}

/** Changes the data that the caller shows, and whether it plays or watches. */
export interface UpdateMember {
  /** A key set to null is removed. A key has 1 to 64 characters. At most 10 keys are kept, and 512 bytes of keys and values in all. */
  data?: {
    [k: string]: string | null;
  } | null;
  spectate?: boolean | null;
}

export interface UpdateReply {
  readonly version: number;

  /** The new code, where one was asked for. */
  readonly code?: string;
}

/** The version that a request led to. */
export interface VersionReply {
  readonly version: number;
}

/** Begins a live browser: from now on the caller's socket hears how the public lobbies of a mode change. */
export interface WatchLobbies {
  mode: string;
  region?: string | null;
}

export interface WatchReply {
  /** The newest lobbies, as many as fit; older ones are found by `SearchLobbies`, and told of when they change. */
  readonly items: LobbySummary[];
}

/** The request data and the reply data of each action. */
export interface Actions {
  /** The first request over a new socket: resumes the seat that was kept for the caller, if there is one. For: anyone connected. */
  'session.hello': { data: Hello; reply: HelloReply };
  /** Keeps a socket from idling, and tells the service's time. For: anyone connected. */
  'session.ping': { data: Ping; reply: PingReply };
  /** Opens a lobby with the caller as its host. For: anyone connected. */
  'lobby.create': { data: CreateLobby; reply: LobbySnapshot };
  /** Seats the caller in a lobby that it names by id or by code. For: anyone connected. */
  'lobby.join': { data: JoinLobby; reply: LobbySnapshot };
  /** Seats the caller in the fullest lobby that fits, or in one of its own when there is none. For: anyone connected. */
  'lobby.quickJoin': { data: QuickJoin; reply: QuickJoinReply };
  /** Frees the caller's seat. For: a member of the lobby. */
  'lobby.leave': { data: LeaveLobby; reply: Done };
  /** A lobby as it is now: the caller's own when none is named, else one that it sits in or that is public, and for an operator any. For: anyone connected. */
  'lobby.get': { data: GetLobby; reply: LobbySnapshot };
  /** Public lobbies by what they are, a page at a time. A page may hold fewer than asked for, even none, and still have a next one. For: anyone connected. */
  'lobby.search': { data: SearchLobbies; reply: SearchReply };
  /** Begins a live browser: from now on the caller's socket hears how the public lobbies of a mode change. For: anyone connected. */
  'lobby.watch': { data: WatchLobbies; reply: WatchReply };
  /** Ends a live browser; one that never began is ended already. For: anyone connected. */
  'lobby.unwatch': { data: UnwatchLobbies; reply: Done };
  /** The host changes its lobby's settings; a caller with the admin's scope those of any lobby it names. For: its host, who has the scope lobby:admin. */
  'lobby.update': { data: UpdateLobby; reply: UpdateReply };
  /** Ends a lobby for all: the host its own, a caller with the admin's scope any that it names. For: its host, who has the scope lobby:admin. */
  'lobby.close': { data: CloseLobby; reply: Done };
  /** Says whether the caller is ready to play. For: a member of the lobby. */
  'member.ready': { data: SetReady; reply: VersionReply };
  /** Moves the caller, or by its host anyone, to a team, or off its team. For: a member of the lobby (own), its host (any). */
  'member.team': { data: SetTeam; reply: VersionReply };
  /** Changes the data that the caller shows, and whether it plays or watches. For: a member of the lobby. */
  'member.update': { data: UpdateMember; reply: VersionReply };
  /** The host takes a member's voice, or gives it back. For: its host. */
  'member.mute': { data: MuteMember; reply: VersionReply };
  /** The host makes the teams even. For: its host. */
  'team.balance': { data: BalanceTeams; reply: VersionReply };
  /** Puts a member out, for a minute or for good: the host of its own lobby, a caller with the admin's scope of whatever lobby the player is in. For: its host, who has the scope lobby:admin. */
  'member.kick': { data: KickMember; reply: VersionReply };
  /** The host lets someone back in whom it put out. For: its host. */
  'member.unban': { data: UnbanMember; reply: VersionReply };
  /** The host makes another player host. For: its host. */
  'member.promote': { data: PromoteMember; reply: VersionReply };
  /** Invites a player to the caller's lobby. For: a member of the lobby. */
  'invite.send': { data: SendInvite; reply: InviteReply };
  /** Seats the caller in the lobby that it was invited to: also in one that is private, locked or has a password. For: anyone connected. */
  'invite.accept': { data: AcceptInvite; reply: LobbySnapshot };
  /** Says no to an invite. For: anyone connected. */
  'invite.decline': { data: DeclineInvite; reply: Done };
  /** The host begins the countdown; with `force` also while some are not ready. For: its host. */
  'match.start': { data: StartMatch; reply: StartReply };
  /** The host ends the countdown before its time. For: its host. */
  'match.cancel': { data: CancelMatch; reply: VersionReply };
  /** Ends a match: the host its own lobby's, a caller with the admin's scope that of any lobby it names. For: its host, who has the scope lobby:admin. */
  'match.end': { data: EndMatch; reply: VersionReply };
  /** The caller's ticket for the match that its lobby is in: for a player that came back, or whose ticket ran out. For: a member of the lobby (players). */
  'match.ticket': { data: GetTicket; reply: TicketReply };
  /** Says something to the members of the caller's lobby, or to its team. For: a member of the lobby. */
  'chat.send': { data: SendChat; reply: ChatReply };
  /** What was said in the caller's lobby, as far as it was for the caller. For: a member of the lobby. */
  'chat.history': { data: GetChatHistory; reply: ChatHistoryReply };
  /** Sends something of the game's own to other members. It is not stored: who is away misses it. For: a member of the lobby. */
  'signal.send': { data: SendSignal; reply: Done };
}

/** The pushes of the service, by type. */
export interface Pushes {
  /** A lobby changed: what leads from one version to a later one. To: every member. */
  'lobby.changed': LobbyChangedPush;
  /** The lobby is gone, and with it every seat. To: those who were members. */
  'lobby.closed': LobbyClosedPush;
  /** The receiver is out of the lobby. To: the one removed. */
  'lobby.removed': LobbyRemovedPush;
  /** Another socket of the player has taken over; this one is closed right after. To: the old connection, just before it is closed. */
  'session.replaced': SessionReplacedPush;
  /** A match has begun: where it is played, and what lets a player in. To: each player, when a match starts. */
  'match.ticket': MatchTicketPush;
  /** What changed among the lobbies that a client watches; `mode` and `region` are those of its watch. To: watchers. */
  'browser.changed': BrowserChangedPush;
  /** Somebody said something. To: every member, or the sender's team. */
  'chat.message': ChatMessagePush;
  /** Something of the game's own from another member. To: those addressed. */
  signal: SignalPush;
  /** Somebody invites the receiver. To: the invited. */
  'invite.received': InviteReceivedPush;
  /** An invite of the receiver's was answered. To: the inviter. */
  'invite.answered': InviteAnsweredPush;
}

/** The names of all actions. */
export const actions = [
  'session.hello',
  'session.ping',
  'lobby.create',
  'lobby.join',
  'lobby.quickJoin',
  'lobby.leave',
  'lobby.get',
  'lobby.search',
  'lobby.watch',
  'lobby.unwatch',
  'lobby.update',
  'lobby.close',
  'member.ready',
  'member.team',
  'member.update',
  'member.mute',
  'team.balance',
  'member.kick',
  'member.unban',
  'member.promote',
  'invite.send',
  'invite.accept',
  'invite.decline',
  'match.start',
  'match.cancel',
  'match.end',
  'match.ticket',
  'chat.send',
  'chat.history',
  'signal.send',
] as const;
