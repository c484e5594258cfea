import { useEffect, useState } from 'preact/hooks';
import { Confirm } from '../components/Confirm';
import { codeInUrl } from '../state/lobbyLink';
import { attempt } from '../state/notices';
import type { Session } from '../state/session';

const LOBBY_ENTRY = { inLobby: true };
const isLobbyEntry = (): boolean => history.state?.inLobby === true;

/** Gives the lobby its own entry in the browser's history. Back asks whether to leave the lobby, instead of leaving the page. */
export function LeaveOnBack({ session }: { session: Session }) {
  const lobby = session.lobby.value;
  const isInLobby = lobby !== null;
  const [isAsking, setAsking] = useState(false);

  useEffect(() => {
    setAsking(false);
    if (isInLobby && !isLobbyEntry()) history.pushState(LOBBY_ENTRY, '');
    if (!isInLobby && isLobbyEntry()) history.back();
  }, [isInLobby]);
  useEffect(() => {
    if (!isInLobby) return;
    const ask = () => {
      // Another link of a lobby has its own question.
      if (isLobbyEntry() || codeInUrl(new URL(location.href))) return;
      history.pushState(LOBBY_ENTRY, '');
      setAsking(true);
    };
    addEventListener('popstate', ask);
    return () => removeEventListener('popstate', ask);
  }, [isInLobby]);

  if (!lobby || !isAsking) return null;
  return (
    <Confirm
      title={`Leave ${lobby.name}?`}
      text="Your seat becomes free for others."
      action="Leave lobby"
      onConfirm={() => attempt(session.client.leaveLobby())}
      onClose={() => setAsking(false)}
    />
  );
}
