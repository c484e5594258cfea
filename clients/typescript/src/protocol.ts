// Generated from docs/asyncapi.yaml by `npm run protocol`. Do not edit.

import type { RequestOptions } from './requestOptions.js';

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

/** Who caused a version of a lobby. */
export type ChangeAuthor = 'player' | 'admin' | 'server' | 'service' | 'edit';

/** Audience of a chat message: all members, or the sender's team. */
export type ChatChannel = 'lobby' | 'team';

/** Comparison operator of a filter. */
export type FilterOp = 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge';

/** Why a request was refused. `message` is for people and can change; `code` never does. */
export type Refusal =
  | {
      /** The machine-readable reason. */
      readonly code: 'already_in_lobby';
      /** A description for people. */
      readonly message: string;

      /** The lobby that the player is in. */
      readonly details: {
        /** A lobby's opaque id, unique forever. */
        readonly lobbyId: string;
      };
    }
  | {
      /** The machine-readable reason. */
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
      /** A description for people. */
      readonly message: string;
    }
  | {
      /** The machine-readable reason. */
      readonly code: 'conflict';
      /** A description for people. */
      readonly message: string;
      /** Milliseconds to wait before a retry. */
      readonly retryAfterMs?: number;
    }
  | {
      /** The machine-readable reason. */
      readonly code: 'invalid_request';
      /** A description for people. */
      readonly message: string;

      /** Maps the name of each field to messages about it. The name is empty for a fault of the frame itself. */
      readonly details: {
        readonly [k: string]: string[];
      };
    }
  | {
      /** The machine-readable reason. */
      readonly code: 'kicked' | 'rate_limited';
      /** A description for people. */
      readonly message: string;
      /** Milliseconds to wait before a retry. */
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
  | RequestQueuedPush
  | MatchTicketPush
  | BrowserChangedPush
  | ChatMessagePush
  | SignalPush
  | InviteReceivedPush
  | InviteAnsweredPush;

/** Sort order of a search. Fullness is the share of player slots that are taken. */
export type LobbySort = 'newest' | 'oldest' | 'fullest' | 'emptiest';

/** Joins the lobby of an invite, also one that is private, locked or has a password. */
export interface AcceptInvite {
  /** An invite's opaque id. */
  inviteId: string;

  /** The team to join; left out: the one with the fewest players. */
  team?: string | null;

  /** Whether to take part as a spectator, without taking a player slot. */
  spectate?: boolean | null;

  /** The game's own data about the player. A key must be 1 to 64 characters. Data must be at most 10 keys and 512 bytes of keys and values. */
  memberData?: {
    [k: string]: string | null;
  } | null;
}

/** Balances the teams. */
export interface BalanceTeams {
  /** How teams are balanced: by moving as few players as possible, or randomly. */
  mode: BalanceMode;
}

/** Lobbies that changed in a live browser. */
export interface BrowserChangedPush {
  /** The type of the push. */
  readonly type: 'browser.changed';

  /** The mode that is watched. */
  readonly mode: string;

  /** The region that is watched; null for all. */
  readonly region: string | null;

  /** New and changed lobbies, in their current state. */
  readonly upserted: LobbySummary[];

  /** Lobbies that are no longer listed. */
  readonly removed: string[];
}

/** A lobby as non-members see it: a `LobbySnapshot` without members, code, match and private data, but with counts. Two summaries of a lobby differ only if their `version` does: it is the version of the last change that a summary shows. */
export interface LobbySummary {
  /** A lobby's opaque id, unique forever. */
  readonly lobbyId: string;

  /** Rises by one with every change. */
  readonly version: number;
  /** The phase of a lobby. */
  readonly status: LobbyStatus;

  /** The display name. */
  readonly name: string;

  /** The game mode, as named by the game. */
  readonly mode: string;

  /** The region, as named by the game; null for any. */
  readonly region: string | null;
  /** Who can find and join a lobby: anyone; players with its code or an invite; players with an invite. */
  readonly visibility: Visibility;

  /** Whether players can join by invite only. */
  readonly locked: boolean;

  /** Whether players need a password to join. */
  readonly hasPassword: boolean;

  /** Maximum players, spectators not counted. */
  readonly maxPlayers: number;

  /** Players that a match needs. */
  readonly minPlayers: number;

  /** The teams; empty when there are none. */
  readonly teams: Team[];

  /** Whether members may watch without taking a player slot. */
  readonly allowSpectators: boolean;
  /** When a countdown starts automatically. */
  readonly autoStart: AutoStart;

  /** Seconds from the start of the countdown to the start of the match. */
  readonly countdownSeconds: number;

  /** Seconds for which a disconnected member's seat is kept. */
  readonly reconnectGraceSeconds: number;

  /** The host's player id. */
  readonly hostId: string;

  /** The host's display name. */
  readonly hostName: string;

  /** Number of players. */
  readonly players: number;

  /** Number of players who are online. */
  readonly online: number;

  /** Number of spectators. */
  readonly spectators: number;

  /** The game's own data. Private keys begin with `_`, the game server's keys with `$`. */
  readonly data: {
    readonly [k: string]: string;
  };

  /** When the lobby was created. */
  readonly createdAt: string;

  /** When the lobby last changed. */
  readonly updatedAt: string;
}

/** A team and its maximum number of players. */
export interface Team {
  /** The team's name. */
  readonly name: string;

  /** Maximum number of players on the team. */
  readonly size: number;
}

/** Cancels the countdown. */
export interface CancelMatch {}

/** Adds the member, or replaces it in the same position. */
export interface MemberJoinedChange {
  /** The kind of the change. */
  readonly kind: 'member.joined';
  /** A member of a lobby. */
  readonly member: MemberSnapshot;
}

/** A member of a lobby. */
export interface MemberSnapshot {
  /** A player's id: the subject (`sub`) of their token, opaque to the service. */
  readonly playerId: string;

  /** The display name. */
  readonly name: string;
  /** A member's role. */
  readonly role: Role;

  /** The name of the team; null for no team. */
  readonly team: string | null;

  /** Whether the member is ready. */
  readonly ready: boolean;

  /** Whether the host has muted the member. */
  readonly muted: boolean;
  /** Whether a member is connected. */
  readonly presence: Presence;

  /** When the seat is freed; left out while the member is online. */
  readonly awayUntil?: string;

  /** When the member joined. */
  readonly joinedAt: string;

  /** The game's own data. Private keys begin with `_`. */
  readonly data: {
    readonly [k: string]: string;
  };
}

/** Removes the member. */
export interface MemberLeftChange {
  /** The kind of the change. */
  readonly kind: 'member.left';

  /** A player's id: the subject (`sub`) of their token, opaque to the service. */
  readonly playerId: string;

  /** Why it happened; null when no request led to it. */
  readonly reason: 'left' | 'timedOut' | 'kicked' | 'banned' | 'edited' | null;
}

/** Sets the fields that it has on the member; null clears. A change of a player who is not a member is ignored. */
export interface MemberUpdatedChange {
  /** The kind of the change. */
  readonly kind: 'member.updated';

  /** The member whose snapshot changed. */
  readonly playerId: string;

  /** The display name. */
  readonly name?: string;
  /** A member's role. */
  readonly role?: Role;

  /** The name of the team; null for no team. */
  readonly team?: string | null;

  /** Whether the member is ready. */
  readonly ready?: boolean;

  /** Whether the host has muted the member. */
  readonly muted?: boolean;
  /** Whether a member is connected. */
  readonly presence?: Presence;

  /** When the seat is freed; left out while the member is online. */
  readonly awayUntil?: string | null;

  /** The game's own data. Private keys begin with `_`. */
  readonly data?: {
    readonly [k: string]: string;
  };
}

/** Sets `hostId`. The new host's role becomes `host`; the former host, if still a member, becomes `player`. */
export interface HostChangedChange {
  /** The kind of the change. */
  readonly kind: 'host.changed';

  /** The new host's player id. */
  readonly hostId: string;

  /** Why it happened; null when no request led to it. */
  readonly reason: 'promoted' | 'left' | 'timedOut' | 'kicked' | 'memberUpdated' | 'edited' | null;
}

/** Sets the fields of the snapshot that it has; null clears. */
export interface LobbyUpdatedChange {
  /** The kind of the change. */
  readonly kind: 'lobby.updated';

  /** The code to join by; left out for non-members. */
  readonly code?: string;

  /** The display name. */
  readonly name?: string;

  /** The game mode, as named by the game. */
  readonly mode?: string;

  /** The region, as named by the game; null for any. */
  readonly region?: string | null;
  /** Who can find and join a lobby: anyone; players with its code or an invite; players with an invite. */
  readonly visibility?: Visibility;

  /** Whether players can join by invite only. */
  readonly locked?: boolean;

  /** Whether players need a password to join. */
  readonly hasPassword?: boolean;

  /** Maximum players, spectators not counted. */
  readonly maxPlayers?: number;

  /** Players that a match needs. */
  readonly minPlayers?: number;

  /** The teams; empty when there are none. */
  readonly teams?: Team[];

  /** Whether members may watch without taking a player slot. */
  readonly allowSpectators?: boolean;
  /** When a countdown starts automatically. */
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

/** A countdown began: the lobby is `starting`. */
export interface MatchStartingChange {
  /** The kind of the change. */
  readonly kind: 'match.starting';

  /** When the match starts, unless it is cancelled. */
  readonly startsAt: string;
}

/** The countdown ended without a match: the lobby is `open`. */
export interface MatchCancelledChange {
  /** The kind of the change. */
  readonly kind: 'match.cancelled';

  /** Why it happened; null when no request led to it. */
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
    | 'edited'
    | null;
}

/** The match began: the lobby is `inMatch`. */
export interface MatchStartedChange {
  /** The kind of the change. */
  readonly kind: 'match.started';
  /** A running match. */
  readonly match: RunningMatch;
}

/** A running match. */
export interface RunningMatch {
  /** The match's id. */
  readonly matchId: string;

  /** When the match started. */
  readonly startedAt: string;

  /** The game server's address; null when the service allocates none. */
  readonly connection: string | null;
}

/** The match ended: the lobby is `open`. */
export interface MatchEndedChange {
  /** The kind of the change. */
  readonly kind: 'match.ended';

  /** The match's result, as given by the caller that ended it. */
  readonly result?: string;
}

/** A chat message. */
export interface ChatEntry {
  /** A chat message's id. Later ids sort after earlier ones. */
  readonly messageId: string;
  /** Audience of a chat message: all members, or the sender's team. */
  readonly channel: ChatChannel;

  /** The sender's player id. */
  readonly from: string;

  /** The sender's display name. */
  readonly name: string;

  /** The message's text. */
  readonly text: string;

  /** When it was sent, by the service's clock. */
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
  /** The type of the push. */
  readonly type: 'chat.message';

  /** A lobby's opaque id, unique forever. */
  readonly lobbyId: string;

  /** A chat message's id. Later ids sort after earlier ones. */
  readonly messageId: string;
  /** Audience of a chat message: all members, or the sender's team. */
  readonly channel: ChatChannel;

  /** The sender's player id. */
  readonly from: string;

  /** The sender's display name. */
  readonly name: string;

  /** The message's text. */
  readonly text: string;

  /** When it was sent, by the service's clock. */
  readonly at: string;
}

/** The reply to `chat.send`. */
export interface ChatReply {
  /** A chat message's id. Later ids sort after earlier ones. */
  readonly messageId: string;

  /** When it was sent, by the service's clock. */
  readonly at: string;
}

/** Closes a lobby: the host their own, an admin any. */
export interface CloseLobby {
  /** The lobby; left out: the caller's own. Only an admin may name another one. */
  lobbyId?: string | null;

  /** The reason that is shown to the members. */
  reason?: string | null;
}

/** Creates a lobby with the caller as its host. */
export interface CreateLobby {
  /** The game's own data about the player. A key must be 1 to 64 characters. Data must be at most 10 keys and 512 bytes of keys and values. */
  memberData?: {
    [k: string]: string | null;
  } | null;

  /** The display name. Must not be blank. */
  name: string;

  /** The game mode, as named by the game. Must not contain control or bidirectional override characters. */
  mode: string;

  /** The region, as named by the game; null for any. Must not contain control or bidirectional override characters. */
  region?: string | null;

  /** Who can find and join a lobby: anyone; players with its code or an invite; players with an invite. */
  visibility?: Visibility | null;

  /** The lobby's password. */
  password?: string | null;

  /** Maximum players, spectators not counted. */
  maxPlayers: number;

  /** Players that a match needs. */
  minPlayers?: number | null;

  /** The teams; empty when there are none. A lobby can have at most 16 teams. A team name must be 1 to 32 characters. A team name must not contain control or bidirectional override characters. A team size must be 1 to 128. Team names must be unique. */
  teams?: TeamInput[] | null;

  /** Whether members may watch without taking a player slot. */
  allowSpectators?: boolean | null;

  /** When a countdown starts automatically. */
  autoStart?: AutoStart | null;

  /** Seconds from the start of the countdown to the start of the match. */
  countdownSeconds?: number | null;

  /** Seconds for which a disconnected member's seat is kept. */
  reconnectGraceSeconds?: number | null;

  /** The game's own data. Private keys begin with `_`, the game server's keys with `$`. A key must be 1 to 64 characters. Data must be at most 30 keys and 4096 bytes of keys and values. */
  data?: {
    [k: string]: string | null;
  } | null;
}

/** A team and its maximum number of players. */
export interface TeamInput {
  /** The team's name. */
  readonly name: string;

  /** Maximum number of players on the team. */
  readonly size: number;
}

/** A condition on a lobby's public data. Two numbers of up to 28 digits are compared as numbers, everything else as ordinal text. A lobby without the key matches `ne` only. */
export interface DataFilterInput {
  /** The data key. */
  readonly key: string;
  /** Comparison operator of a filter. */
  readonly op: FilterOp;

  /** The value to compare with. */
  readonly value: string;
}

/** Declines an invite. */
export interface DeclineInvite {
  /** An invite's opaque id. */
  inviteId: string;
}

/** An empty reply. */
export interface Done {}

/** Ends a match: the host in their lobby, a game server or an admin in any. */
export interface EndMatch {
  /** The lobby; left out: the caller's own. Only a game server or an admin may name another one. */
  lobbyId?: string | null;

  /** Passed to the members unchanged. Result must be at most 4096 bytes. */
  result?: string | null;
}

/** Returns chat messages of the caller's lobby that were sent to all members or to the caller's team. */
export interface GetChatHistory {
  /** Maximum number of messages. */
  limit?: number | null;

  /** The `before` of the previous reply; left out: the latest messages. */
  before?: string | null;
}

/** Returns who caused the versions of a lobby, by which request and why. Those of the last minute may be missing. */
export interface GetHistory {
  /** The lobby, which may be closed. */
  lobbyId: string;

  /** Maximum number of versions. */
  limit?: number | null;

  /** The `before` of the previous reply; left out: the latest versions. */
  before?: number | null;
}

/** Returns the caller's lobby, or a named one: members see theirs, everyone public ones, a game server or an admin any. */
export interface GetLobby {
  /** The lobby; left out: the caller's own. */
  lobbyId?: string | null;
}

/** Returns a player's session, when the player was last seen, and the lobby the player is in. */
export interface GetPlayer {
  /** The player. */
  playerId: string;
}

/** Counts the lobbies that are not closed and their members, in total and by mode and region. */
export interface GetStats {}

/** Issues a ticket for the running match, for a player who reconnected or whose ticket expired. */
export interface GetTicket {}

/**
 * Starts a connection, and resumes the caller's seat if there is one.
 * @internal
 */
export interface Hello {
  /** The protocol version that the client speaks. */
  protocol?: number | null;

  /** The lobby that the client has a snapshot of. */
  lobbyId?: string | null;

  /** The version of the client's snapshot. */
  version?: number | null;
}

/** The reply to `session.hello`. */
export interface HelloReply {
  /** A player's id: the subject (`sub`) of their token, opaque to the service. */
  readonly playerId: string;

  /** The player's display name. */
  readonly name: string;

  /** The current time by the service's clock. */
  readonly serverTime: string;

  /** The protocol version. */
  readonly protocol: number;
  /** Limits of a deployment, which are sent to clients. */
  readonly limits: Limits;

  /** The caller's lobby; null when the caller is in none, or when `missed` is given instead. */
  readonly lobby: LobbySnapshot | null;

  /** Pushes that lead from the version the client has to the current one, or the push that says why the caller is no longer in that lobby. */
  readonly missed?: Push[];
}

/** Limits of a deployment, which are sent to clients. */
export interface Limits {
  /** Maximum size of a frame, in bytes. */
  readonly frameBytes: number;

  /** Maximum number of requests per second and connection. */
  readonly requestsPerSecond: number;

  /** Maximum number of requests in one burst. */
  readonly requestBurst: number;

  /** Maximum number of chat messages per second and connection. */
  readonly chatPerSecond: number;

  /** Maximum number of chat messages in one burst. */
  readonly chatBurst: number;

  /** Maximum time without a frame before the connection is closed, in seconds. */
  readonly idleSeconds: number;

  /** Maximum lifetime of a connection, in seconds. */
  readonly connectionSeconds: number;

  /** How long the service remembers a request id, in seconds. */
  readonly requestIdSeconds: number;
}

/** A lobby as clients see it. */
export interface LobbySnapshot {
  /** A lobby's opaque id, unique forever. */
  readonly lobbyId: string;

  /** Rises by one with every change. */
  readonly version: number;

  /** The code to join by; left out for non-members. */
  readonly code?: string;
  /** The phase of a lobby. */
  readonly status: LobbyStatus;

  /** The display name. */
  readonly name: string;

  /** The game mode, as named by the game. */
  readonly mode: string;

  /** The region, as named by the game; null for any. */
  readonly region: string | null;
  /** Who can find and join a lobby: anyone; players with its code or an invite; players with an invite. */
  readonly visibility: Visibility;

  /** Whether players can join by invite only. */
  readonly locked: boolean;

  /** Whether players need a password to join. */
  readonly hasPassword: boolean;

  /** Maximum players, spectators not counted. */
  readonly maxPlayers: number;

  /** Players that a match needs. */
  readonly minPlayers: number;

  /** The teams; empty when there are none. */
  readonly teams: Team[];

  /** Whether members may watch without taking a player slot. */
  readonly allowSpectators: boolean;
  /** When a countdown starts automatically. */
  readonly autoStart: AutoStart;

  /** Seconds from the start of the countdown to the start of the match. */
  readonly countdownSeconds: number;

  /** Seconds for which a disconnected member's seat is kept. */
  readonly reconnectGraceSeconds: number;

  /** The host's player id. */
  readonly hostId: string;

  /** The game's own data. Private keys begin with `_`, the game server's keys with `$`. */
  readonly data: {
    readonly [k: string]: string;
  };

  /** The members in the order in which they joined. */
  readonly members: MemberSnapshot[];

  /** Null while neither a countdown nor a match runs. */
  readonly match: MatchSnapshot | null;

  /** When the lobby was created. */
  readonly createdAt: string;

  /** When the lobby last changed. */
  readonly updatedAt: string;

  /** The banned players; sent in the reply to `lobby.get` only, to the host and admins. */
  readonly bans?: string[];

  /** The names that banned players had as members, by player id; sent with the bans. A name can be missing. */
  readonly banNames?: {
    readonly [k: string]: string;
  };
}

/** A countdown. */
export interface UpcomingMatch {
  /** When the match starts, unless it is cancelled. */
  readonly startsAt: string;
}

/** A lobby changed: the changes from one version to a later one. */
export interface LobbyChangedPush {
  /** The type of the push. */
  readonly type: 'lobby.changed';

  /** A lobby's opaque id, unique forever. */
  readonly lobbyId: string;

  /** The version after the last change. */
  readonly version: number;

  /** The version before the first change. */
  readonly previous: number;

  /** The snapshot's new `updatedAt`. */
  readonly at: string;

  /** The changes, in order. */
  readonly changes: Change[];
}

/** The lobby was closed. */
export interface LobbyClosedPush {
  /** The type of the push. */
  readonly type: 'lobby.closed';

  /** A lobby's opaque id, unique forever. */
  readonly lobbyId: string;

  /** Rises by one with every change. */
  readonly version: number;

  /** `empty`: no player was left; `idle`: nothing changed for a day; `edited` or `deleted`: the stored lobby was, by hand; otherwise the reason given in the request, or `closed`. */
  readonly reason: string;
}

/** The receiver was removed from the lobby. */
export interface LobbyRemovedPush {
  /** The type of the push. */
  readonly type: 'lobby.removed';

  /** A lobby's opaque id, unique forever. */
  readonly lobbyId: string;

  /** Rises by one with every change. */
  readonly version: number;

  /** Why it happened; null when no request led to it. */
  readonly reason: 'kicked' | 'banned' | 'left' | 'timedOut' | 'edited' | null;

  /** The reason given for a kick or a ban. */
  readonly detail?: string;
}

/** Another connection of the player took over the session, or the client ignored `rate_limited`. This connection is closed right after. */
export interface SessionReplacedPush {
  /** The type of the push. */
  readonly type: 'session.replaced';

  /** `connectedElsewhere` or `rateLimited`. */
  readonly reason: string;
}

/** The request waits behind others that change its lobby. Its reply follows. */
export interface RequestQueuedPush {
  /** The type of the push. */
  readonly type: 'request.queued';

  /** The request's id. */
  readonly id: string;
}

/** A match started: the game server's address and the player's join ticket. */
export interface MatchTicketPush {
  /** The type of the push. */
  readonly type: 'match.ticket';

  /** A lobby's opaque id, unique forever. */
  readonly lobbyId: string;

  /** The match's id. */
  readonly matchId: string;

  /** The game server's address; null when the service allocates none. */
  readonly connection: string | null;

  /** A JWT with the player, match and team, for the game server to verify. */
  readonly ticket: string;
}

/** A signal of the game from another member. */
export interface SignalPush {
  /** The type of the push. */
  readonly type: 'signal';

  /** A lobby's opaque id, unique forever. */
  readonly lobbyId: string;

  /** The sender's player id. */
  readonly from: string;

  /** The signal's name, chosen by the game. */
  readonly name: string;

  /** The game's own data. */
  readonly payload: string | null;

  /** When it was sent, by the service's clock. */
  readonly at: string;
}

/** An invite for the receiver. */
export interface InviteReceivedPush {
  /** The type of the push. */
  readonly type: 'invite.received';

  /** An invite's opaque id. */
  readonly inviteId: string;

  /** A lobby's opaque id, unique forever. */
  readonly lobbyId: string;

  /** The inviting member's player id. */
  readonly from: string;

  /** The inviting member's display name. */
  readonly name: string;

  /** The lobby's name. */
  readonly lobbyName: string;

  /** The lobby's game mode. */
  readonly mode: string;

  /** When the invite expires. */
  readonly expiresAt: string;
}

/** The answer to an invite that the receiver sent. */
export interface InviteAnsweredPush {
  /** The type of the push. */
  readonly type: 'invite.answered';

  /** An invite's opaque id. */
  readonly inviteId: string;

  /** The player who was invited. */
  readonly playerId: string;

  /** Whether the player accepted. */
  readonly accepted: boolean;
}

/** The reply to `admin.history`. */
export interface HistoryReply {
  /** From the latest to the earliest. A page may contain fewer than requested. */
  readonly versions: HistoryVersion[];

  /** The version to pass to get the next page; null when there is none. */
  readonly before: number | null;
}

/** Why a version of a lobby came to be. */
export interface HistoryVersion {
  /** The lobby's version. */
  readonly version: number;

  /** When it was stored; of an edit by hand, when the lobby was last updated. */
  readonly at: string;
  /** Who caused a version of a lobby. */
  readonly by: ChangeAuthor;

  /** The player, admin or server who sent the request; null if there was none. */
  readonly playerId: string | null;

  /** The hash of the request's id, which the service's log has too; null if there was none. */
  readonly request: string | null;

  /** The reason, as in pushes; null if an edit by hand did not say. */
  readonly reason: string | null;

  /** Why a member was removed or the lobby closed. */
  readonly detail: string | null;

  /** The changes as words, without names, data and passwords. */
  readonly changes: string[];

  /** The members who did not get the push at once. */
  readonly undelivered: MissedPush[];
}

/** A push that a member did not get at once. It may have been delivered later. */
export interface MissedPush {
  /** A player's id: the subject (`sub`) of their token, opaque to the service. */
  readonly playerId: string;

  /** `away`, `gone`, `timed out`, `breaker open`, `too large`, `failed`, or `waits` for an earlier push. */
  readonly reason: string;
}

/** The reply to `invite.send`. */
export interface InviteReply {
  /** An invite's opaque id. */
  readonly inviteId: string;

  /** When the invite expires. */
  readonly expiresAt: string;
}

/** Joins a lobby named by id or code. */
export interface JoinLobby {
  /** A lobby's opaque id, unique forever. */
  lobbyId?: string | null;

  /** The join code that players type in; not case-sensitive. */
  code?: string | null;

  /** The lobby's password. */
  password?: string | null;

  /** The team to join; left out: the one with the fewest players. */
  team?: string | null;

  /** Whether to take part as a spectator, without taking a player slot. */
  spectate?: boolean | null;

  /** The game's own data about the player. A key must be 1 to 64 characters. Data must be at most 10 keys and 512 bytes of keys and values. */
  memberData?: {
    [k: string]: string | null;
  } | null;
}

/** Removes a member for a minute or permanently: the host from their lobby, an admin from whichever lobby the player is in. */
export interface KickMember {
  /** The member to remove. */
  playerId: string;

  /** Whether to ban the player permanently instead of for one minute. */
  ban?: boolean | null;

  /** The reason that is shown to the removed member. */
  reason?: string | null;
}

/** Frees the caller's seat. */
export interface LeaveLobby {}

/** Lists the lobbies that are not closed, private ones too, the newest first. */
export interface ListLobbies {
  /** The game mode. */
  mode?: string | null;

  /** The region. */
  region?: string | null;

  /** The status. */
  status?: LobbyStatus | null;

  /** The visibility. */
  visibility?: Visibility | null;

  /** Part of the name, case-insensitive, or the whole code. */
  text?: string | null;

  /** Maximum number of lobbies; 20 by default. */
  limit?: number | null;

  /** The `before` of the previous reply; left out: the newest lobbies. */
  before?: string | null;
}

/** The reply to `admin.lobbies`. */
export interface LobbiesReply {
  /** The lobbies. A page may contain fewer than requested, even none, and not be the last one. */
  readonly items: LobbySummary[];

  /** Number of all lobbies that are not closed, whether they match or not. */
  readonly total: number;

  /** The `before` of the request for the next page; null at the end. */
  readonly before: string | null;
}

/** Counts of lobbies and of their members. */
export interface LobbyCounts {
  /** Number of lobbies that are not closed. */
  readonly lobbies: number;

  /** Number of lobbies that are open. */
  readonly open: number;

  /** Number of lobbies whose countdown runs. */
  readonly starting: number;

  /** Number of lobbies in a match. */
  readonly inMatch: number;

  /** Number of public lobbies. */
  readonly public: number;

  /** Number of players in them. */
  readonly players: number;

  /** Number of players who are online. */
  readonly online: number;

  /** Number of spectators. */
  readonly spectators: number;
}

/** The counts of a mode and region. */
export interface ModeStats {
  /** The game mode. */
  readonly mode: string;

  /** The region; null for lobbies without one. */
  readonly region: string | null;
  /** Counts of lobbies and of their members. */
  readonly counts: LobbyCounts;
}

/** Mutes or unmutes a member of the host's lobby. */
export interface MuteMember {
  /** The member. */
  playerId: string;

  /** Whether to mute or unmute the member. */
  muted: boolean;
}

/** Keeps a connection from idling, and returns the server's time. */
export interface Ping {}

/** The reply to `session.ping`. */
export interface PingReply {
  /** The current time by the service's clock. */
  readonly serverTime: string;
}

/** The reply to `admin.player`. */
export interface PlayerReply {
  /** A player's id: the subject (`sub`) of their token, opaque to the service. */
  readonly playerId: string;

  /** When the player's connection was opened; null when the player is not connected. */
  readonly connectedAt: string | null;

  /** When the player was last connected; now for a player who is connected. */
  readonly lastSeenAt: string;

  /** The lobby that the player is in; null when in none. */
  readonly lobby: LobbySummary | null;

  /** The player as a member of that lobby; null when in none. */
  readonly member: MemberSnapshot | null;
}

/** Makes another player the host. */
export interface PromoteMember {
  /** The player who becomes host. */
  playerId: string;
}

/** Joins the fullest matching lobby with a player online, or creates one if there is none. */
export interface QuickJoin {
  /** The game mode. */
  mode: string;

  /** The region; left out: any. */
  region?: string | null;

  /** Conditions on the lobby's public data, all of which must hold. At most 10 filters are allowed. A filter requires a key of 1 to 64 characters, an op (eq, ne, lt, le, gt, ge) and a value. */
  filters?: DataFilterInput[] | null;

  /** The game's own data about the player. A key must be 1 to 64 characters. Data must be at most 10 keys and 512 bytes of keys and values. */
  memberData?: {
    [k: string]: string | null;
  } | null;

  /** The lobby to create when none matches. */
  createIfNone?: CreateLobby | null;
}

/** The reply to `lobby.quickJoin`. */
export interface QuickJoinReply {
  /** True when the lobby was created for the caller, who is its host. */
  readonly created: boolean;
  /** A lobby as clients see it. */
  readonly lobby: LobbySnapshot;
}

/** Searches public lobbies. */
export interface SearchLobbies {
  /** The game mode; left out: any. */
  mode?: string | null;

  /** The region; left out: any. */
  region?: string | null;

  /** Part of the name, case-insensitive. */
  text?: string | null;

  /** Conditions on the lobby's public data, all of which must hold. At most 10 filters are allowed. A filter requires a key of 1 to 64 characters, an op (eq, ne, lt, le, gt, ge) and a value. */
  filters?: DataFilterInput[] | null;

  /** Whether to return only lobbies that a player could join now; true by default. */
  hasSlots?: boolean | null;

  /** The order; newest first by default. */
  sort?: LobbySort | null;

  /** Maximum number of lobbies; 20 by default. */
  limit?: number | null;

  /** The cursor of the page before; left out: the first page. */
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
  /** The message's text. */
  text: string;

  /** Who receives it: every member, or the team of the sender. Every member by default. */
  channel?: ChatChannel | null;
}

/** Invites a player to the caller's lobby. */
export interface SendInvite {
  /** The player to invite. */
  playerId: string;
}

/** Sends a signal of the game to other members. It is not stored: members who are away miss it. */
export interface SendSignal {
  /** The signal's name, chosen by the game. */
  name: string;

  /** The game's own data. Payload must be at most 1024 bytes. */
  payload?: string | null;

  /** The members to send to; left out: every other member. Requires 1 to 128 players. */
  to?: string[] | null;
}

/** Sets whether the caller is ready to play. */
export interface SetReady {
  /** Whether the caller is ready. */
  ready: boolean;
}

/** Moves the caller, or as host anyone, to a team or off their team. */
export interface SetTeam {
  /** The name of the team; null for no team. */
  team: string | null;

  /** The player to move; left out: the caller. Only the host can move others. */
  playerId?: string | null;
}

/** Starts the countdown. */
export interface StartMatch {
  /** Start although some players are not ready. */
  force?: boolean | null;
}

/** The reply to `match.start`. */
export interface StartReply {
  /** The lobby's version after the request. */
  readonly version: number;

  /** When the countdown ends. */
  readonly startsAt: string;
}

/** The reply to `admin.stats`. */
export interface StatsReply {
  /** When the lobbies were counted. */
  readonly at: string;
  /** Counts of lobbies and of their members. */
  readonly total: LobbyCounts;

  /** The counts by mode and region, those with the most players first. */
  readonly modes: ModeStats[];

  /** False when there are more lobbies, or more modes and regions, than one request counts. */
  readonly isComplete: boolean;
}

/** Wakes the overdue lobbies, at most 500, without waiting for the scheduled sweep. */
export interface SweepNow {}

/** The reply to `admin.sweep`. */
export interface SweepReply {
  /** Number of lobbies that were overdue. */
  readonly overdue: number;

  /** Number of these that were woken, the most overdue first. */
  readonly woken: number;
}

/** The reply to `match.ticket`. */
export interface TicketReply {
  /** The match's id. */
  readonly matchId: string;

  /** The game server's address; null when the service allocates none. */
  readonly connection: string | null;

  /** A JWT with the player, match and team, for the game server to verify. */
  readonly ticket: string;
}

/** Lifts a ban or a kick. */
export interface UnbanMember {
  /** The banned or kicked player. */
  playerId: string;
}

/** Ends a live browser. Ending one that does not exist succeeds. */
export interface UnwatchLobbies {
  /** The game mode. */
  mode: string;

  /** The region; left out: all. */
  region?: string | null;
}

/** Changes a lobby's settings: the host their own, an admin any, a game server its own data in any. Null clears the region and the password, and removes a data key. */
export interface UpdateLobby {
  /** The lobby; left out: the caller's own. Only a game server or an admin may name another one. */
  lobbyId?: string | null;

  /** Whether players can join by invite only. */
  locked?: boolean | null;

  /** Replace the code. The old one stops working. */
  newCode?: boolean | null;

  /** Update only if the lobby is at this version. */
  ifVersion?: number | null;

  /** The display name. Must not be blank. */
  name?: string | null;

  /** The game mode, as named by the game. Must not contain control or bidirectional override characters. */
  mode?: string | null;

  /** The region, as named by the game; null for any. Must not contain control or bidirectional override characters. */
  region?: string | null;

  /** Who can find and join a lobby: anyone; players with its code or an invite; players with an invite. */
  visibility?: Visibility | null;

  /** The lobby's password. */
  password?: string | null;

  /** Maximum players, spectators not counted. */
  maxPlayers?: number | null;

  /** Players that a match needs. */
  minPlayers?: number | null;

  /** The teams; empty when there are none. A lobby can have at most 16 teams. A team name must be 1 to 32 characters. A team name must not contain control or bidirectional override characters. A team size must be 1 to 128. Team names must be unique. */
  teams?: TeamInput[] | null;

  /** Whether members may watch without taking a player slot. */
  allowSpectators?: boolean | null;

  /** When a countdown starts automatically. */
  autoStart?: AutoStart | null;

  /** Seconds from the start of the countdown to the start of the match. */
  countdownSeconds?: number | null;

  /** Seconds for which a disconnected member's seat is kept. */
  reconnectGraceSeconds?: number | null;

  /** The game's own data. Private keys begin with `_`, the game server's keys with `$`. A key must be 1 to 64 characters. Data must be at most 30 keys and 4096 bytes of keys and values. */
  data?: {
    [k: string]: string | null;
  } | null;
}

/** Changes the caller's data, and whether they play or watch. */
export interface UpdateMember {
  /** The game's own data about the caller. A key set to null is removed. A key must be 1 to 64 characters. Data must be at most 10 keys and 512 bytes of keys and values. */
  data?: {
    [k: string]: string | null;
  } | null;

  /** Whether to take part as a spectator, without taking a player slot. */
  spectate?: boolean | null;
}

/** The reply to `lobby.update`. */
export interface UpdateReply {
  /** The lobby's version after the request. */
  readonly version: number;

  /** The new code, if one was requested. */
  readonly code?: string;
}

/** The reply to a request that changed a lobby. */
export interface VersionReply {
  /** The lobby's version after the request. */
  readonly version: number;
}

/** Subscribes the caller's connection to changes of the public lobbies of a mode. */
export interface WatchLobbies {
  /** The game mode. */
  mode: string;

  /** The region; left out: all. */
  region?: string | null;
}

/** The reply to `lobby.watch`. */
export interface WatchReply {
  /** The newest lobbies that fit a message. Older ones are found by `lobby.search`, and pushed when they change. */
  readonly items: LobbySummary[];
}

/** A request and its reply. */
export interface Exchange<Data, Reply> {
  /** The request's data. */
  data: Data;
  /** The reply's data. */
  reply: Reply;
}

/** The request data and the reply data of each action. */
export interface Actions {
  /** Returns who caused the versions of a lobby, by which request and why. Those of the last minute may be missing. Allowed for any caller with the scope `lobby:admin`. */
  'admin.history': Exchange<GetHistory, HistoryReply>;
  /** Lists the lobbies that are not closed, private ones too, the newest first. Allowed for any caller with the scope `lobby:admin`. */
  'admin.lobbies': Exchange<ListLobbies, LobbiesReply>;
  /** Returns a player's session, when the player was last seen, and the lobby the player is in. Allowed for any caller with the scope `lobby:admin`. */
  'admin.player': Exchange<GetPlayer, PlayerReply>;
  /** Counts the lobbies that are not closed and their members, in total and by mode and region. Allowed for any caller with the scope `lobby:admin`. */
  'admin.stats': Exchange<GetStats, StatsReply>;
  /** Wakes the overdue lobbies, at most 500, without waiting for the scheduled sweep. Allowed for any caller with the scope `lobby:admin`. */
  'admin.sweep': Exchange<SweepNow, SweepReply>;
  /** Returns chat messages of the caller's lobby that were sent to all members or to the caller's team. Allowed for members of the lobby. */
  'chat.history': Exchange<GetChatHistory, ChatHistoryReply>;
  /** Sends a chat message to the members of the caller's lobby, or to the caller's team. Allowed for members of the lobby. */
  'chat.send': Exchange<SendChat, ChatReply>;
  /** Joins the lobby of an invite, also one that is private, locked or has a password. Allowed for any player. */
  'invite.accept': Exchange<AcceptInvite, LobbySnapshot>;
  /** Declines an invite. Allowed for any player. */
  'invite.decline': Exchange<DeclineInvite, Done>;
  /** Invites a player to the caller's lobby. Allowed for members of the lobby. */
  'invite.send': Exchange<SendInvite, InviteReply>;
  /** Closes a lobby: the host their own, an admin any. Allowed for the host of the lobby, or any caller with the scope `lobby:admin`. An admin need not be in the lobby. */
  'lobby.close': Exchange<CloseLobby, Done>;
  /** Creates a lobby with the caller as its host. Allowed for any player. */
  'lobby.create': Exchange<CreateLobby, LobbySnapshot>;
  /** Returns the caller's lobby, or a named one: members see theirs, everyone public ones, a game server or an admin any. Allowed for any player. */
  'lobby.get': Exchange<GetLobby, LobbySnapshot>;
  /** Joins a lobby named by id or code. Allowed for any player. */
  'lobby.join': Exchange<JoinLobby, LobbySnapshot>;
  /** Frees the caller's seat. Allowed for members of the lobby. */
  'lobby.leave': Exchange<LeaveLobby, Done>;
  /** Joins the fullest matching lobby with a player online, or creates one if there is none. Allowed for any player. */
  'lobby.quickJoin': Exchange<QuickJoin, QuickJoinReply>;
  /** Searches public lobbies. Allowed for any player. */
  'lobby.search': Exchange<SearchLobbies, SearchReply>;
  /** Ends a live browser. Ending one that does not exist succeeds. Allowed for any player. */
  'lobby.unwatch': Exchange<UnwatchLobbies, Done>;
  /** Changes a lobby's settings: the host their own, an admin any, a game server its own data in any. Null clears the region and the password, and removes a data key. Allowed for the host of the lobby, or any caller with the scope `lobby:server` or `lobby:admin`, who need not be in the lobby. */
  'lobby.update': Exchange<UpdateLobby, UpdateReply>;
  /** Subscribes the caller's connection to changes of the public lobbies of a mode. Allowed for any player. */
  'lobby.watch': Exchange<WatchLobbies, WatchReply>;
  /** Cancels the countdown. Allowed for the host of the lobby. */
  'match.cancel': Exchange<CancelMatch, VersionReply>;
  /** Ends a match: the host in their lobby, a game server or an admin in any. Allowed for the host of the lobby, or any caller with the scope `lobby:server` or `lobby:admin`, who need not be in the lobby. */
  'match.end': Exchange<EndMatch, VersionReply>;
  /** Starts the countdown. Allowed for the host of the lobby. */
  'match.start': Exchange<StartMatch, StartReply>;
  /** Issues a ticket for the running match, for a player who reconnected or whose ticket expired. Allowed for members of the lobby who are players, not spectators. */
  'match.ticket': Exchange<GetTicket, TicketReply>;
  /** Removes a member for a minute or permanently: the host from their lobby, an admin from whichever lobby the player is in. Allowed for the host of the lobby, or any caller with the scope `lobby:admin`. An admin need not be in the lobby. */
  'member.kick': Exchange<KickMember, VersionReply>;
  /** Mutes or unmutes a member of the host's lobby. Allowed for the host of the lobby. */
  'member.mute': Exchange<MuteMember, VersionReply>;
  /** Makes another player the host. Allowed for the host of the lobby. */
  'member.promote': Exchange<PromoteMember, VersionReply>;
  /** Sets whether the caller is ready to play. Allowed for members of the lobby. */
  'member.ready': Exchange<SetReady, VersionReply>;
  /** Moves the caller, or as host anyone, to a team or off their team. Allowed for members of the lobby. */
  'member.team': Exchange<SetTeam, VersionReply>;
  /** Lifts a ban or a kick. Allowed for the host of the lobby. */
  'member.unban': Exchange<UnbanMember, VersionReply>;
  /** Changes the caller's data, and whether they play or watch. Allowed for members of the lobby. */
  'member.update': Exchange<UpdateMember, VersionReply>;
  /** Keeps a connection from idling, and returns the server's time. Allowed for any player. */
  'session.ping': Exchange<Ping, PingReply>;
  /** Sends a signal of the game to other members. It is not stored: members who are away miss it. Allowed for members of the lobby. */
  'signal.send': Exchange<SendSignal, Done>;
  /** Balances the teams. Allowed for the host of the lobby. */
  'team.balance': Exchange<BalanceTeams, VersionReply>;
}

/** One method for each action. */
export interface Methods {
  /** Returns who caused the versions of a lobby, by which request and why. Those of the last minute may be missing. Allowed for any caller with the scope `lobby:admin`. */
  getHistory(data: GetHistory, options?: RequestOptions): Promise<HistoryReply>;
  /** Lists the lobbies that are not closed, private ones too, the newest first. Allowed for any caller with the scope `lobby:admin`. */
  listLobbies(data?: ListLobbies, options?: RequestOptions): Promise<LobbiesReply>;
  /** Returns a player's session, when the player was last seen, and the lobby the player is in. Allowed for any caller with the scope `lobby:admin`. */
  getPlayer(data: GetPlayer, options?: RequestOptions): Promise<PlayerReply>;
  /** Counts the lobbies that are not closed and their members, in total and by mode and region. Allowed for any caller with the scope `lobby:admin`. */
  getStats(options?: RequestOptions): Promise<StatsReply>;
  /** Wakes the overdue lobbies, at most 500, without waiting for the scheduled sweep. Allowed for any caller with the scope `lobby:admin`. */
  sweepNow(options?: RequestOptions): Promise<SweepReply>;
  /** Returns chat messages of the caller's lobby that were sent to all members or to the caller's team. Allowed for members of the lobby. */
  getChatHistory(data?: GetChatHistory, options?: RequestOptions): Promise<ChatHistoryReply>;
  /** Sends a chat message to the members of the caller's lobby, or to the caller's team. Allowed for members of the lobby. */
  sendChat(data: SendChat, options?: RequestOptions): Promise<ChatReply>;
  /** Joins the lobby of an invite, also one that is private, locked or has a password. Allowed for any player. */
  acceptInvite(data: AcceptInvite, options?: RequestOptions): Promise<LobbySnapshot>;
  /** Declines an invite. Allowed for any player. */
  declineInvite(data: DeclineInvite, options?: RequestOptions): Promise<Done>;
  /** Invites a player to the caller's lobby. Allowed for members of the lobby. */
  sendInvite(data: SendInvite, options?: RequestOptions): Promise<InviteReply>;
  /** Closes a lobby: the host their own, an admin any. Allowed for the host of the lobby, or any caller with the scope `lobby:admin`. An admin need not be in the lobby. */
  closeLobby(data?: CloseLobby, options?: RequestOptions): Promise<Done>;
  /** Creates a lobby with the caller as its host. Allowed for any player. */
  createLobby(data: CreateLobby, options?: RequestOptions): Promise<LobbySnapshot>;
  /** Returns the caller's lobby, or a named one: members see theirs, everyone public ones, a game server or an admin any. Allowed for any player. */
  getLobby(data?: GetLobby, options?: RequestOptions): Promise<LobbySnapshot>;
  /** Joins a lobby named by id or code. Allowed for any player. */
  joinLobby(data?: JoinLobby, options?: RequestOptions): Promise<LobbySnapshot>;
  /** Frees the caller's seat. Allowed for members of the lobby. */
  leaveLobby(options?: RequestOptions): Promise<Done>;
  /** Joins the fullest matching lobby with a player online, or creates one if there is none. Allowed for any player. */
  quickJoin(data: QuickJoin, options?: RequestOptions): Promise<QuickJoinReply>;
  /** Searches public lobbies. Allowed for any player. */
  searchLobbies(data?: SearchLobbies, options?: RequestOptions): Promise<SearchReply>;
  /** Ends a live browser. Ending one that does not exist succeeds. Allowed for any player. */
  unwatchLobbies(data: UnwatchLobbies, options?: RequestOptions): Promise<Done>;
  /** Changes a lobby's settings: the host their own, an admin any, a game server its own data in any. Null clears the region and the password, and removes a data key. Allowed for the host of the lobby, or any caller with the scope `lobby:server` or `lobby:admin`, who need not be in the lobby. */
  updateLobby(data?: UpdateLobby, options?: RequestOptions): Promise<UpdateReply>;
  /** Subscribes the caller's connection to changes of the public lobbies of a mode. Allowed for any player. */
  watchLobbies(data: WatchLobbies, options?: RequestOptions): Promise<WatchReply>;
  /** Cancels the countdown. Allowed for the host of the lobby. */
  cancelMatch(options?: RequestOptions): Promise<VersionReply>;
  /** Ends a match: the host in their lobby, a game server or an admin in any. Allowed for the host of the lobby, or any caller with the scope `lobby:server` or `lobby:admin`, who need not be in the lobby. */
  endMatch(data?: EndMatch, options?: RequestOptions): Promise<VersionReply>;
  /** Starts the countdown. Allowed for the host of the lobby. */
  startMatch(data?: StartMatch, options?: RequestOptions): Promise<StartReply>;
  /** Issues a ticket for the running match, for a player who reconnected or whose ticket expired. Allowed for members of the lobby who are players, not spectators. */
  getTicket(options?: RequestOptions): Promise<TicketReply>;
  /** Removes a member for a minute or permanently: the host from their lobby, an admin from whichever lobby the player is in. Allowed for the host of the lobby, or any caller with the scope `lobby:admin`. An admin need not be in the lobby. */
  kickMember(data: KickMember, options?: RequestOptions): Promise<VersionReply>;
  /** Mutes or unmutes a member of the host's lobby. Allowed for the host of the lobby. */
  muteMember(data: MuteMember, options?: RequestOptions): Promise<VersionReply>;
  /** Makes another player the host. Allowed for the host of the lobby. */
  promoteMember(data: PromoteMember, options?: RequestOptions): Promise<VersionReply>;
  /** Sets whether the caller is ready to play. Allowed for members of the lobby. */
  setReady(data: SetReady, options?: RequestOptions): Promise<VersionReply>;
  /** Moves the caller, or as host anyone, to a team or off their team. Allowed for members of the lobby. */
  setTeam(data: SetTeam, options?: RequestOptions): Promise<VersionReply>;
  /** Lifts a ban or a kick. Allowed for the host of the lobby. */
  unbanMember(data: UnbanMember, options?: RequestOptions): Promise<VersionReply>;
  /** Changes the caller's data, and whether they play or watch. Allowed for members of the lobby. */
  updateMember(data?: UpdateMember, options?: RequestOptions): Promise<VersionReply>;
  /** Keeps a connection from idling, and returns the server's time. Allowed for any player. */
  ping(options?: RequestOptions): Promise<PingReply>;
  /** Sends a signal of the game to other members. It is not stored: members who are away miss it. Allowed for members of the lobby. */
  sendSignal(data: SendSignal, options?: RequestOptions): Promise<Done>;
  /** Balances the teams. Allowed for the host of the lobby. */
  balanceTeams(data: BalanceTeams, options?: RequestOptions): Promise<VersionReply>;
}

/** The events that pass on a push of the service. */
export interface PushEvents {
  /** The lobby was closed. Sent to everyone who was a member. */
  lobbyClosed: LobbyClosedPush;
  /** The receiver was removed from the lobby. Sent to the removed member. */
  lobbyRemoved: LobbyRemovedPush;
  /** Another connection of the player took over the session, or the client ignored `rate_limited`. This connection is closed right after. Sent to the connection, just before it is closed. */
  sessionReplaced: SessionReplacedPush;
  /** The request waits behind others that change its lobby. Its reply follows. Sent to the sender. */
  requestQueued: RequestQueuedPush;
  /** A match started: the game server's address and the player's join ticket. Sent to each player, when a match starts. */
  matchTicketReceived: MatchTicketPush;
  /** Lobbies that changed in a live browser. Sent to subscribers of the live browser. */
  browserChanged: BrowserChangedPush;
  /** A chat message. Sent to every member, or the sender's team. */
  chatMessageReceived: ChatMessagePush;
  /** A signal of the game from another member. Sent to the addressed members. */
  signalReceived: SignalPush;
  /** An invite for the receiver. Sent to the invited player. */
  inviteReceived: InviteReceivedPush;
  /** The answer to an invite that the receiver sent. Sent to the inviting member. */
  inviteAnswered: InviteAnsweredPush;
}

/**
 * The action of each method.
 * @internal
 */
export const methods = {
  getHistory: 'admin.history',
  listLobbies: 'admin.lobbies',
  getPlayer: 'admin.player',
  getStats: 'admin.stats',
  sweepNow: 'admin.sweep',
  getChatHistory: 'chat.history',
  sendChat: 'chat.send',
  acceptInvite: 'invite.accept',
  declineInvite: 'invite.decline',
  sendInvite: 'invite.send',
  closeLobby: 'lobby.close',
  createLobby: 'lobby.create',
  getLobby: 'lobby.get',
  joinLobby: 'lobby.join',
  leaveLobby: 'lobby.leave',
  quickJoin: 'lobby.quickJoin',
  searchLobbies: 'lobby.search',
  unwatchLobbies: 'lobby.unwatch',
  updateLobby: 'lobby.update',
  watchLobbies: 'lobby.watch',
  cancelMatch: 'match.cancel',
  endMatch: 'match.end',
  startMatch: 'match.start',
  getTicket: 'match.ticket',
  kickMember: 'member.kick',
  muteMember: 'member.mute',
  promoteMember: 'member.promote',
  setReady: 'member.ready',
  setTeam: 'member.team',
  unbanMember: 'member.unban',
  updateMember: 'member.update',
  ping: 'session.ping',
  sendSignal: 'signal.send',
  balanceTeams: 'team.balance',
} as const;

/**
 * The methods that take only options, because their actions have no data.
 * @internal
 */
export const methodsWithoutData: readonly string[] = [
  'getStats',
  'sweepNow',
  'leaveLobby',
  'cancelMatch',
  'getTicket',
  'ping',
];

/**
 * The event of each type of push. A `lobby.changed` becomes an event once it is applied.
 * @internal
 */
export const pushEvents = {
  'lobby.closed': 'lobbyClosed',
  'lobby.removed': 'lobbyRemoved',
  'session.replaced': 'sessionReplaced',
  'request.queued': 'requestQueued',
  'match.ticket': 'matchTicketReceived',
  'browser.changed': 'browserChanged',
  'chat.message': 'chatMessageReceived',
  signal: 'signalReceived',
  'invite.received': 'inviteReceived',
  'invite.answered': 'inviteAnswered',
} as const;
