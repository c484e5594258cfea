import { useEffect } from 'preact/hooks';
import { Confirm } from '../components/Confirm';
import { clearLinkedCode, linkedCode } from '../state/lobbyLink';
import { join } from '../state/joining';
import { attempt } from '../state/notices';
import type { Session } from '../state/session';

/** Joins the lobby of a link. Asks first if the player would have to leave another lobby. */
export function LinkedLobby({ session }: { session: Session }) {
  const code = linkedCode.value;
  const lobby = session.lobby.value;
  const isElsewhere = code !== null && lobby !== null && lobby.code !== code;

  const follow = async () => {
    clearLinkedCode();
    if (code) await join(session, { code });
  };
  useEffect(() => {
    if (code && !isElsewhere) void (lobby ? clearLinkedCode() : follow());
  }, [code]);

  if (!isElsewhere) return null;
  return (
    <Confirm
      title="Join another lobby?"
      text={`This link opens the lobby ${code}. To join it, you have to leave ${lobby.name}.`}
      action="Leave and join"
      variant="primary"
      onConfirm={async () => {
        if (await attempt(session.client.leaveLobby())) await follow();
      }}
      onClose={clearLinkedCode}
    />
  );
}
