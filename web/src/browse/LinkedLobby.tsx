import { useEffect } from 'preact/hooks';
import { Confirm } from '../components/Confirm';
import { forgetLink, linkedCode } from '../state/doorway';
import { join } from '../state/joining';
import { attempt } from '../state/notices';
import type { Session } from '../state/session';

/** Follows a link to a lobby; out of another lobby only when the player says so. */
export function LinkedLobby({ session }: { session: Session }) {
  const code = linkedCode.value;
  const lobby = session.lobby.value;
  const isElsewhere = code !== null && lobby !== null && lobby.code !== code;

  const follow = async () => {
    forgetLink();
    if (code) await join(session, { code });
  };
  useEffect(() => {
    if (code && !isElsewhere) void (lobby ? forgetLink() : follow());
  }, [code]);

  if (!isElsewhere) return null;
  return (
    <Confirm
      title="Join another lobby?"
      text={`This link opens the lobby ${code}. To join it, you have to leave ${lobby.name}.`}
      action="Leave and join"
      look="main"
      onConfirm={async () => {
        if (await attempt(session.client.lobby.leave())) await follow();
      }}
      onClose={forgetLink}
    />
  );
}
