import type { InviteReceivedPush } from '@gamelobby/client';
import { Button } from '../components/Button';
import { useSecondsUntil } from '../components/useSecondsUntil';
import { nameOf } from '../state/config';
import type { Session } from '../state/session';

export function InviteToasts({ session }: { session: Session }) {
  return (
    <div class="invites" role="status" aria-label="Invites">
      {session.invites.waiting.value.map(invite => (
        <InviteToast key={invite.inviteId} invite={invite} session={session} />
      ))}
    </div>
  );
}

function InviteToast({ invite, session }: { invite: InviteReceivedPush; session: Session }) {
  const seconds = useSecondsUntil(invite.expiresAt, () => session.client.serverNow);
  const time = seconds > 90 ? `${Math.ceil(seconds / 60)} min` : `${seconds} s`;
  return (
    <section class="invite" aria-label={`Invite from ${invite.name}`}>
      <p>
        <strong>
          <bdi>{invite.name}</bdi>
        </strong>{' '}
        invites you to{' '}
        <strong>
          <bdi>{invite.lobbyName}</bdi>
        </strong>
      </p>
      <p class="hint">
        {nameOf(session.config.modes, invite.mode)} <span aria-hidden="true">· expires in {time}</span>
        {session.lobby.value && ' · you will leave this lobby'}
      </p>
      <div class="row">
        <Button variant="primary" small onPress={() => session.invites.accept(invite)}>
          Accept
        </Button>
        <Button small onPress={() => session.invites.decline(invite)}>
          Decline
        </Button>
      </div>
    </section>
  );
}
