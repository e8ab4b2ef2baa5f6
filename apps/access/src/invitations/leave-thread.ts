import { acsLifetimeMinutes } from '@switchboard/identity';
import type { InvitationTools } from './invitation-tools.ts';

/** The least that takes oneself out of a thread; tokens of guests have less. */
const SCOPES = ['chat.join'] as const;

export interface Leaving {
  readonly personId: string;
  readonly userId: string;
  readonly threadId: string;
}

/**
 * Takes a guest out of a thread with a token of the guest's own identity, so that it does not matter
 * whether the inviter is still in it. The token is audited and leaves this process only towards ACS.
 */
export async function leaveThread(
  { gateway, threadAdmission, audit }: InvitationTools,
  { personId, userId, threadId }: Leaving,
  requestId: string,
): Promise<void> {
  const { token } = await gateway.issueToken(userId, SCOPES, acsLifetimeMinutes.shortest);
  await audit.record({
    actorId: null,
    action: 'token.issue-on-behalf',
    subjectId: personId,
    outcome: 'done',
    reason: 'leaving a thread',
    requestId,
  });
  await threadAdmission.leave({ threadId, token }, userId);
}
