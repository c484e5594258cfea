import { useState } from 'preact/hooks';
import { Dialog } from '../components/Dialog';
import type { Session } from '../state/session';
import { LobbyForm } from './LobbyForm';
import type { Selection } from './selection';
import { newDraft, toCreate } from './draft';

interface CreateDialogProps {
  session: Session;
  selection: Selection;
  onClose: () => void;
}

export function CreateDialog({ session, selection, onClose }: CreateDialogProps) {
  const [problem, setProblem] = useState<unknown>();
  const [draft] = useState(() => newDraft(session, selection));

  return (
    <Dialog title="Create a lobby" wide onClose={onClose}>
      <LobbyForm
        config={session.config}
        draft={draft}
        action="Create lobby"
        problem={problem}
        onCancel={onClose}
        onSubmit={made =>
          session.client
            .createLobby(toCreate(made))
            .then(onClose)
            .catch(error => setProblem(error))
        }
      />
    </Dialog>
  );
}
