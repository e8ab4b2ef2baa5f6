import { acsLifetimeMinutes } from '@switchboard/identity';
import type { InvitationTools } from './invitation-tools.ts';

/**
 * A token of the inviter's own identity, for letting somebody in on the inviter's behalf: the thread
 * itself decides whether the inviter may. It is audited and leaves this process only towards ACS.
 */
export async function inviterKey(
  { gateway, ledger, audit }: InvitationTools,
  inviterId: string,
  requestId: string,
): Promise<string> {
  const { token } = await ledger.withIdentity(inviterId, requestId, (userId) =>
    gateway.issueToken(userId, ['chat'], acsLifetimeMinutes.shortest),
  );
  await audit.record({
    actorId: null,
    action: 'token.issue-on-behalf',
    subjectId: inviterId,
    outcome: 'done',
    reason: 'invitation',
    requestId,
  });
  return token;
}
