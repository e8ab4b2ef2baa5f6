import type { InvitationService, InvitationTarget } from '@switchboard/access-api';
import { hashSecret, newId, newSecret } from '../ids.ts';
import type { InvitationTools } from './invitation-tools.ts';
import { inviterKey } from './inviter-key.ts';

/** Only who is in a thread can invite to it, and only who owns a room. */
export function createInvitation(tools: InvitationTools): InvitationService['create'] {
  const { client, audit, clock } = tools;
  return async ({ actor, requestId }, target, { uses, expiresInMinutes }) => {
    await checkTarget(tools, target, actor.id, requestId);
    const id = newId('inv', clock);
    const code = newSecret();
    const expiresAt = new Date(clock.now() + expiresInMinutes * 60_000);
    await client.invitation.create({
      data: {
        id,
        codeHash: hashSecret(code),
        inviterId: actor.id,
        ...columnsOf(target),
        usesLeft: uses === 'one' ? 1 : null,
        expiresAt,
        createdAt: new Date(clock.now()),
      },
    });
    await audit.record({
      actorId: actor.id,
      action: 'invitations.create',
      subjectId: id,
      outcome: 'done',
      requestId,
    });
    return { id, code, expiresAt };
  };
}

async function checkTarget(
  tools: InvitationTools,
  target: InvitationTarget,
  inviterId: string,
  requestId: string,
): Promise<void> {
  if ('roomId' in target) {
    await tools.roomAdmission.check(target.roomId, inviterId);
  } else {
    const token = await inviterKey(tools, inviterId, requestId);
    await tools.threadAdmission.check({ threadId: target.threadId, token });
  }
}

function columnsOf(target: InvitationTarget) {
  return 'roomId' in target
    ? { roomId: target.roomId, roomRole: target.role }
    : { threadId: target.threadId, topic: target.topic ?? null };
}
