// Generated from docs/asyncapi.yaml by `npm run protocol`. Do not edit.

/** When a countdown starts automatically. */
export type AutoStart = 'never' | 'whenAllReady';

/** How teams are balanced: by moving as few players as possible, or randomly. */
export type BalanceMode = 'even' | 'random';

/** The phase of a lobby. */
export type LobbyStatus = 'open' | 'starting' | 'inMatch' | 'closed';

/** Who can find and join a lobby: anyone; players with its code or an invite; players with an invite. */
export type Visibility = 'public' | 'private' | 'invite';

/** A change as clients receive it. Applied in order to the snapshot of the previous version, the changes of a version give exactly its snapshot. */
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

/** A member's role. */
export type Role = 'host' | 'player' | 'spectator';

/** Whether a member is connected. */
export type Presence = 'online' | 'away';

/** Audience of a chat message: all members, or the sender's team. */
export type ChatChannel = 'lobby' | 'team';

/** Comparison operator of a filter. */
export type FilterOp = 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge';

/** Why a request was refused. `message` is for people and can change; `code` never does. */
export type Refusal =
  | {
      readonly code: 'already_in_lobby';
      readonly message: string;

      /** The lobby that the player is in. */
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

      /** Maps the name of each field to messages about it. The name is empty for a fault of the frame itself. */
      readonly details: {
        readonly [k: string]: string[];
      };
    }
  | {
      readonly code: 'kicked' | 'rate_limited';
      readonly message: string;
      readonly retryAfterMs: number;
    };

/** A countdown or a running match. */
export type MatchSnapshot = UpcomingMatch | RunningMatch;

/** A frame that is not a reply. */
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

/** Sort order of a search. Fullness is the share of player slots that are taken. */
export type LobbySort = 'newest' | 'oldest' | 'fullest' | 'emptiest';

export type RequestId = string;

/** Joins the lobby of an invite, also one that is private, locked or has a password. */
export interface AcceptInvite {
  inviteId: string;
  team?: string | null;
  spectate?: boolean | null;

  /** A key must be 1 to 64 characters. Data must be at most 10 keys and 512 bytes of keys and values. */
  memberData?: {
    [k: string]: string | null;
  } | null;
}

/** Makes the teams even. */
export interface BalanceTeams {
  mode: BalanceMode;
}

/** Lobbies that changed in a live browser. `mode` and `region` are those of the subscription. */
export interface BrowserChangedPush {
  readonly type: 'browser.changed';
  readonly mode: string;
  readonly region: string | null;
  readonly upserted: LobbySummary[];
  readonly removed: string[];
}

/** A lobby as non-members see it: a `LobbySnapshot` without members, code, match and private data, but with counts. Two summaries of a lobby differ only if their `version` does: it is the version of the last change that a summary shows. */
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

  /** Number of players. */
  readonly players: number;

  /** Number of spectators. */
  readonly spectators: number;
  readonly data: {
    readonly [k: string]: string;
  };
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** A team and its maximum number of players. */
export interface Team {
  readonly name: string;
  readonly size: number;
}

/** Cancels the countdown. */
export interface CancelMatch {}

export interface MemberJoinedChange {
  readonly kind: 'member.joined';
  readonly member: MemberSnapshot;
}

/** A member of a lobby. */
export interface MemberSnapshot {
  readonly playerId: string;
  readonly name: string;
  readonly role: Role;

  /** Null for no team. */
  readonly team: string | null;
  readonly ready: boolean;
  readonly muted: boolean;
  readonly presence: Presence;

  /** When the seat is freed; left out while the member is online. */
  readonly awayUntil?: string;
  readonly joinedAt: string;

  /** The game's own data. Private keys begin with `_`. */
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

  /** The member whose snapshot changed. */
  readonly playerId: string;
  readonly name?: string;
  readonly role?: Role;

  /** Null for no team. */
  readonly team?: string | null;
  readonly ready?: boolean;
  readonly muted?: boolean;
  readonly presence?: Presence;

  /** When the seat is freed; left out while the member is online. */
  readonly awayUntil?: string | null;

  /** The game's own data. Private keys begin with `_`. */
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

  /** The code to join by; left out for non-members. */
  readonly code?: string;
  readonly name?: string;
  readonly mode?: string;
  readonly region?: string | null;
  readonly visibility?: Visibility;

  /** True when players can join by invite only. */
  readonly locked?: boolean;
  readonly hasPassword?: boolean;

  /** Maximum players, spectators not counted. */
  readonly maxPlayers?: number;

  /** Players that a match needs. */
  readonly minPlayers?: number;
  readonly teams?: Team[];
  readonly allowSpectators?: boolean;
  readonly autoStart?: AutoStart;

  /** Seconds from the start of the countdown to the start of the match. */
  readonly countdownSeconds?: number;

  /** Seconds for which a disconnected member's seat is kept. */
  readonly reconnectGraceSeconds?: number;

  /** The game's own data. Private keys begin with `_`, the game server's keys with `$`. */
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

/** A running match. */
export interface RunningMatch {
  readonly matchId: string;
  readonly startedAt: string;

  /** The game server's address; null when the service allocates none. */
  readonly connection: string | null;
}

export interface MatchEndedChange {
  readonly kind: 'match.ended';
  readonly result?: string;
}

/** A chat message. */
export interface ChatEntry {
  readonly messageId: string;
  readonly channel: ChatChannel;
  readonly from: string;
  readonly name: string;
  readonly text: string;
  readonly at: string;
}

/** The reply to `chat.history`. */
export interface ChatHistoryReply {
  /** From the oldest to the latest. A page may contain fewer than requested. */
  readonly messages: ChatEntry[];

  /** The message to pass to get the previous page; null when there is none. */
  readonly before: string | null;
}

/** A chat message. */
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

/** The reply to `chat.send`. */
export interface ChatReply {
  readonly messageId: string;
  readonly at: string;
}

/** Closes a lobby: the host their own, an operator any. */
export interface CloseLobby {
  lobbyId?: string | null;

  /** The reason that is shown to the members. */
  reason?: string | null;
}

/** Creates a lobby with the caller as its host. */
export interface CreateLobby {
  /** A key must be 1 to 64 characters. Data must be at most 10 keys and 512 bytes of keys and values. */
  memberData?: {
    [k: string]: string | null;
  } | null;

  /** Name must not be blank. */
  name: string;
  mode: string;
  region?: string | null;
  visibility?: Visibility | null;
  password?: string | null;
  maxPlayers: number;
  minPlayers?: number | null;

  /** A lobby can have at most 16 teams. A team name must be 1 to 32 characters. A team size must be 1 to 128. Team names must be unique. */
  teams?: TeamInput[] | null;
  allowSpectators?: boolean | null;
  autoStart?: AutoStart | null;
  countdownSeconds?: number | null;
  reconnectGraceSeconds?: number | null;

  /** A key must be 1 to 64 characters. Data must be at most 30 keys and 4096 bytes of keys and values. */
  data?: {
    [k: string]: string | null;
  } | null;
}

/** A team and its maximum number of players. */
export interface TeamInput {
  readonly name: string;
  readonly size: number;
}

/** A condition on a lobby's public data. Two numbers of up to 28 digits are compared as numbers, everything else as ordinal text. A lobby without the key matches `ne` only. */
export interface DataFilterInput {
  readonly key: string;
  readonly op: FilterOp;
  readonly value: string;
}

/** Declines an invite. */
export interface DeclineInvite {
  inviteId: string;
}

/** An empty reply. */
export interface Done {}

/** Ends a match: the host in their lobby, an operator in any. */
export interface EndMatch {
  lobbyId?: string | null;

  /** Passed to the members unchanged. Result must be at most 4096 bytes. */
  result?: string | null;
}

/** Returns chat messages of the caller's lobby that were sent to all members or to the caller's team. */
export interface GetChatHistory {
  limit?: number | null;
  before?: string | null;
}

/** Returns the caller's lobby, or a named one: for members and public lobbies, and for an operator any. */
export interface GetLobby {
  lobbyId?: string | null;
}

/** Issues a ticket for the running match, for a player who reconnected or whose ticket expired. */
export interface GetTicket {}

/** Starts a connection, and resumes the caller's seat if there is one. */
export interface Hello {
  protocol?: number | null;

  /** The lobby that the client has a snapshot of. */
  lobbyId?: string | null;

  /** The version of the client's snapshot. */
  version?: number | null;
}

/** The reply to `session.hello`. */
export interface HelloReply {
  readonly playerId: string;
  readonly name: string;
  readonly serverTime: string;
  readonly protocol: number;
  readonly limits: Limits;

  /** The caller's lobby; null when the caller is in none, or when `missed` is given instead. */
  readonly lobby: LobbySnapshot | null;

  /** Pushes that lead from the version the client has to the current one. */
  readonly missed?: Push[];
}

/** Limits of a deployment, which are sent to clients. */
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

  /** The code to join by; left out for non-members. */
  readonly code?: string;
  readonly status: LobbyStatus;
  readonly name: string;
  readonly mode: string;
  readonly region: string | null;
  readonly visibility: Visibility;

  /** True when players can join by invite only. */
  readonly locked: boolean;
  readonly hasPassword: boolean;

  /** Maximum players, spectators not counted. */
  readonly maxPlayers: number;

  /** Players that a match needs. */
  readonly minPlayers: number;
  readonly teams: Team[];
  readonly allowSpectators: boolean;
  readonly autoStart: AutoStart;

  /** Seconds from the start of the countdown to the start of the match. */
  readonly countdownSeconds: number;

  /** Seconds for which a disconnected member's seat is kept. */
  readonly reconnectGraceSeconds: number;
  readonly hostId: string;

  /** The game's own data. Private keys begin with `_`, the game server's keys with `$`. */
  readonly data: {
    readonly [k: string]: string;
  };

  /** The members in the order in which they joined. */
  readonly members: MemberSnapshot[];

  /** Null while neither a countdown nor a match runs. */
  readonly match: MatchSnapshot | null;
  readonly createdAt: string;
  readonly updatedAt: string;

  /** The banned players; sent in the reply to `lobby.get` only, to the host and operators. */
  readonly bans?: string[];
}

/** A countdown. */
export interface UpcomingMatch {
  readonly startsAt: string;
}

/** A lobby changed: the changes from one version to a later one. */
export interface LobbyChangedPush {
  readonly type: 'lobby.changed';
  readonly lobbyId: string;
  readonly version: number;

  /** The version before the first change. */
  readonly previous: number;

  /** The snapshot's new `updatedAt`. */
  readonly at: string;
  readonly changes: Change[];
}

/** The lobby was closed. */
export interface LobbyClosedPush {
  readonly type: 'lobby.closed';
  readonly lobbyId: string;
  readonly version: number;

  /** `empty`: no player was left; `idle`: nothing changed for a day; otherwise the reason given in the request, or `closed`. */
  readonly reason: string;
}

/** The receiver was removed from the lobby. */
export interface LobbyRemovedPush {
  readonly type: 'lobby.removed';
  readonly lobbyId: string;
  readonly version: number;
  readonly reason: 'kicked' | 'banned' | 'left' | 'timedOut' | null;

  /** The reason given for a kick or a ban. */
  readonly detail?: string;
}

/** Another connection of the player took over the session. This connection is closed right after. */
export interface SessionReplacedPush {
  readonly type: 'session.replaced';
  readonly reason: string;
}

/** A match started: the game server's address and the player's join ticket. */
export interface MatchTicketPush {
  readonly type: 'match.ticket';
  readonly lobbyId: string;
  readonly matchId: string;
  readonly connection: string | null;

  /** A JWT with the player, match and team, for the game server to verify. */
  readonly ticket: string;
}

/** A signal of the game from another member. */
export interface SignalPush {
  readonly type: 'signal';
  readonly lobbyId: string;
  readonly from: string;
  readonly name: string;
  readonly payload: string | null;
  readonly at: string;
}

/** An invite for the receiver. */
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

/** The answer to an invite that the receiver sent. */
export interface InviteAnsweredPush {
  readonly type: 'invite.answered';
  readonly inviteId: string;
  readonly playerId: string;
  readonly accepted: boolean;
}

/** The reply to `invite.send`. */
export interface InviteReply {
  readonly inviteId: string;
  readonly expiresAt: string;
}

/** Joins a lobby named by id or code. */
export interface JoinLobby {
  lobbyId?: string | null;
  code?: string | null;
  password?: string | null;
  team?: string | null;
  spectate?: boolean | null;

  /** A key must be 1 to 64 characters. Data must be at most 10 keys and 512 bytes of keys and values. */
  memberData?: {
    [k: string]: string | null;
  } | null;
}

/** Removes a member for a minute or permanently: the host from their lobby, an operator from whichever lobby the player is in. */
export interface KickMember {
  playerId: string;
  ban?: boolean | null;

  /** The reason that is shown to the removed member. */
  reason?: string | null;
}

/** Frees the caller's seat. */
export interface LeaveLobby {}

/** Mutes or unmutes a member of the host's lobby. */
export interface MuteMember {
  playerId: string;
  muted: boolean;
}

/** Keeps a connection from idling, and returns the server's time. */
export interface Ping {}

/** The reply to `session.ping`. */
export interface PingReply {
  readonly serverTime: string;
}

/** Makes another player the host. */
export interface PromoteMember {
  playerId: string;
}

/** Joins the fullest lobby that matches, or creates one if there is none. */
export interface QuickJoin {
  mode: string;
  region?: string | null;

  /** At most 10 filters are allowed. A filter requires a key of 1 to 64 characters, an op (eq, ne, lt, le, gt, ge) and a value. */
  filters?: DataFilterInput[] | null;

  /** A key must be 1 to 64 characters. Data must be at most 10 keys and 512 bytes of keys and values. */
  memberData?: {
    [k: string]: string | null;
  } | null;
  createIfNone?: CreateLobby | null;
}

/** The reply to `lobby.quickJoin`. */
export interface QuickJoinReply {
  /** True when the lobby was created for the caller, who is its host. */
  readonly created: boolean;
  readonly lobby: LobbySnapshot;
}

/** Searches public lobbies. */
export interface SearchLobbies {
  mode?: string | null;
  region?: string | null;

  /** Part of the name, case-insensitive. */
  text?: string | null;

  /** At most 10 filters are allowed. A filter requires a key of 1 to 64 characters, an op (eq, ne, lt, le, gt, ge) and a value. */
  filters?: DataFilterInput[] | null;
  hasSlots?: boolean | null;
  sort?: LobbySort | null;
  limit?: number | null;
  cursor?: string | null;
}

/** The reply to `lobby.search`. */
export interface SearchReply {
  /** The lobbies. A page may contain fewer than requested, even none, and still have a cursor. */
  readonly items: LobbySummary[];

  /** Where the next page begins; null at the end. */
  readonly cursor: string | null;
}

/** Sends a chat message to the members of the caller's lobby, or to the caller's team. */
export interface SendChat {
  text: string;
  channel?: ChatChannel | null;
}

/** Invites a player to the caller's lobby. */
export interface SendInvite {
  playerId: string;
}

/** Sends a signal of the game to other members. It is not stored: members who are away miss it. */
export interface SendSignal {
  name: string;

  /** Payload must be at most 1024 bytes. */
  payload?: string | null;

  /** The members to send to; left out: every other member. Requires 1 to 128 players. */
  to?: string[] | null;
}

/** Sets whether the caller is ready to play. */
export interface SetReady {
  ready: boolean;
}

/** Moves the caller, or as host anyone, to a team or off their team. */
export interface SetTeam {
  /** Null: no team. Requires a team name, or null for no team. */
  team: string | null;
  playerId?: string | null;
}

/** Starts the countdown. */
export interface StartMatch {
  /** Start although some players are not ready. */
  force?: boolean | null;
}

/** The reply to `match.start`. */
export interface StartReply {
  readonly version: number;

  /** When the countdown ends. */
  readonly startsAt: string;
}

/** The reply to `match.ticket`. */
export interface TicketReply {
  readonly matchId: string;
  readonly connection: string | null;
  readonly ticket: string;
}

/** Lifts a ban or a kick. */
export interface UnbanMember {
  playerId: string;
}

/** Ends a live browser. Ending one that does not exist succeeds. */
export interface UnwatchLobbies {
  mode: string;
  region?: string | null;
}

/** Changes a lobby's settings: the host their own, an operator any. */
export interface UpdateLobby {
  lobbyId?: string | null;
  locked?: boolean | null;

  /** Replace the code. The old one stops working. */
  newCode?: boolean | null;

  /** Update only if the lobby is at this version. */
  ifVersion?: number | null;

  /** Name must not be blank. */
  name?: string | null;
  mode?: string | null;
  region?: string | null;
  visibility?: Visibility | null;
  password?: string | null;
  maxPlayers?: number | null;
  minPlayers?: number | null;

  /** A lobby can have at most 16 teams. A team name must be 1 to 32 characters. A team size must be 1 to 128. Team names must be unique. */
  teams?: TeamInput[] | null;
  allowSpectators?: boolean | null;
  autoStart?: AutoStart | null;
  countdownSeconds?: number | null;
  reconnectGraceSeconds?: number | null;

  /** A key must be 1 to 64 characters. Data must be at most 30 keys and 4096 bytes of keys and values. */
  data?: {
    [k: string]: string | null;
  } | null;
}

/** Changes the caller's data, and whether they play or watch. */
export interface UpdateMember {
  /** A key set to null is removed. A key must be 1 to 64 characters. Data must be at most 10 keys and 512 bytes of keys and values. */
  data?: {
    [k: string]: string | null;
  } | null;
  spectate?: boolean | null;
}

/** The reply to `lobby.update`. */
export interface UpdateReply {
  readonly version: number;

  /** The new code, if one was requested. */
  readonly code?: string;
}

/** The lobby's version after the request. */
export interface VersionReply {
  readonly version: number;
}

/** Subscribes the caller's connection to changes of the public lobbies of a mode. */
export interface WatchLobbies {
  mode: string;
  region?: string | null;
}

/** The reply to `lobby.watch`. */
export interface WatchReply {
  /** The newest lobbies that fit a message. Older ones are found by `lobby.search`, and pushed when they change. */
  readonly items: LobbySummary[];
}

/** The request data and the reply data of each action. */
export interface Actions {
  /** Starts a connection, and resumes the caller's seat if there is one. Allowed for any connected player. */
  'session.hello': { data: Hello; reply: HelloReply };
  /** Keeps a connection from idling, and returns the server's time. Allowed for any connected player. */
  'session.ping': { data: Ping; reply: PingReply };
  /** Creates a lobby with the caller as its host. Allowed for any connected player. */
  'lobby.create': { data: CreateLobby; reply: LobbySnapshot };
  /** Joins a lobby named by id or code. Allowed for any connected player. */
  'lobby.join': { data: JoinLobby; reply: LobbySnapshot };
  /** Frees the caller's seat. Allowed for members of the lobby. */
  'lobby.leave': { data: LeaveLobby; reply: Done };
  /** Returns the caller's lobby, or a named one: for members and public lobbies, and for an operator any. Allowed for any connected player. */
  'lobby.get': { data: GetLobby; reply: LobbySnapshot };
  /** Searches public lobbies. Allowed for any connected player. */
  'lobby.search': { data: SearchLobbies; reply: SearchReply };
  /** Joins the fullest lobby that matches, or creates one if there is none. Allowed for any connected player. */
  'lobby.quickJoin': { data: QuickJoin; reply: QuickJoinReply };
  /** Subscribes the caller's connection to changes of the public lobbies of a mode. Allowed for any connected player. */
  'lobby.watch': { data: WatchLobbies; reply: WatchReply };
  /** Ends a live browser. Ending one that does not exist succeeds. Allowed for any connected player. */
  'lobby.unwatch': { data: UnwatchLobbies; reply: Done };
  /** Changes a lobby's settings: the host their own, an operator any. Allowed for the host of the lobby, or any caller with the scope lobby:admin. */
  'lobby.update': { data: UpdateLobby; reply: UpdateReply };
  /** Closes a lobby: the host their own, an operator any. Allowed for the host of the lobby, or any caller with the scope lobby:admin. */
  'lobby.close': { data: CloseLobby; reply: Done };
  /** Sets whether the caller is ready to play. Allowed for members of the lobby. */
  'member.ready': { data: SetReady; reply: VersionReply };
  /** Moves the caller, or as host anyone, to a team or off their team. Allowed for members of the lobby for their own team, and for the host for any player. */
  'member.team': { data: SetTeam; reply: VersionReply };
  /** Changes the caller's data, and whether they play or watch. Allowed for members of the lobby. */
  'member.update': { data: UpdateMember; reply: VersionReply };
  /** Mutes or unmutes a member of the host's lobby. Allowed for the host of the lobby. */
  'member.mute': { data: MuteMember; reply: VersionReply };
  /** Removes a member for a minute or permanently: the host from their lobby, an operator from whichever lobby the player is in. Allowed for the host of the lobby, or any caller with the scope lobby:admin. */
  'member.kick': { data: KickMember; reply: VersionReply };
  /** Lifts a ban or a kick. Allowed for the host of the lobby. */
  'member.unban': { data: UnbanMember; reply: VersionReply };
  /** Makes another player the host. Allowed for the host of the lobby. */
  'member.promote': { data: PromoteMember; reply: VersionReply };
  /** Makes the teams even. Allowed for the host of the lobby. */
  'team.balance': { data: BalanceTeams; reply: VersionReply };
  /** Invites a player to the caller's lobby. Allowed for members of the lobby. */
  'invite.send': { data: SendInvite; reply: InviteReply };
  /** Joins the lobby of an invite, also one that is private, locked or has a password. Allowed for any connected player. */
  'invite.accept': { data: AcceptInvite; reply: LobbySnapshot };
  /** Declines an invite. Allowed for any connected player. */
  'invite.decline': { data: DeclineInvite; reply: Done };
  /** Starts the countdown. Allowed for the host of the lobby. */
  'match.start': { data: StartMatch; reply: StartReply };
  /** Cancels the countdown. Allowed for the host of the lobby. */
  'match.cancel': { data: CancelMatch; reply: VersionReply };
  /** Ends a match: the host in their lobby, an operator in any. Allowed for the host of the lobby, or any caller with the scope lobby:admin. */
  'match.end': { data: EndMatch; reply: VersionReply };
  /** Issues a ticket for the running match, for a player who reconnected or whose ticket expired. Allowed for members of the lobby who are players, not spectators. */
  'match.ticket': { data: GetTicket; reply: TicketReply };
  /** Sends a chat message to the members of the caller's lobby, or to the caller's team. Allowed for members of the lobby. */
  'chat.send': { data: SendChat; reply: ChatReply };
  /** Returns chat messages of the caller's lobby that were sent to all members or to the caller's team. Allowed for members of the lobby. */
  'chat.history': { data: GetChatHistory; reply: ChatHistoryReply };
  /** Sends a signal of the game to other members. It is not stored: members who are away miss it. Allowed for members of the lobby. */
  'signal.send': { data: SendSignal; reply: Done };
}

/** The pushes of the service, by type. */
export interface Pushes {
  /** A lobby changed: the changes from one version to a later one. Sent to every member. */
  'lobby.changed': LobbyChangedPush;
  /** The lobby was closed. Sent to everyone who was a member. */
  'lobby.closed': LobbyClosedPush;
  /** The receiver was removed from the lobby. Sent to the removed member. */
  'lobby.removed': LobbyRemovedPush;
  /** Another connection of the player took over the session. This connection is closed right after. Sent to the old connection, just before it is closed. */
  'session.replaced': SessionReplacedPush;
  /** A match started: the game server's address and the player's join ticket. Sent to each player, when a match starts. */
  'match.ticket': MatchTicketPush;
  /** Lobbies that changed in a live browser. `mode` and `region` are those of the subscription. Sent to subscribers of the live browser. */
  'browser.changed': BrowserChangedPush;
  /** A chat message. Sent to every member, or the sender's team. */
  'chat.message': ChatMessagePush;
  /** A signal of the game from another member. Sent to the addressed members. */
  signal: SignalPush;
  /** An invite for the receiver. Sent to the invited player. */
  'invite.received': InviteReceivedPush;
  /** The answer to an invite that the receiver sent. Sent to the inviting member. */
  'invite.answered': InviteAnsweredPush;
}

/** The names of all actions. */
export const actions = [
  'session.hello',
  'session.ping',
  'lobby.create',
  'lobby.join',
  'lobby.leave',
  'lobby.get',
  'lobby.search',
  'lobby.quickJoin',
  'lobby.watch',
  'lobby.unwatch',
  'lobby.update',
  'lobby.close',
  'member.ready',
  'member.team',
  'member.update',
  'member.mute',
  'member.kick',
  'member.unban',
  'member.promote',
  'team.balance',
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
