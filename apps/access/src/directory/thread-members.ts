import type { AuditService } from '@switchboard/access-api';
import type { ThreadReader } from '@switchboard/acs-client/server';
import { acsLifetimeMinutes } from '@switchboard/identity';
import type { Clock } from '@switchboard/kernel';
import type { IdentityGateway } from '../ledger/identity-gateway.ts';

/** The least that reads, which is also what the guest has. */
const SCOPES = ['chat.join.limited'] as const;
const FRESH_MS = 60_000;
const MAX_REMEMBERED = 1_000;

export interface MemberTools {
  readonly gateway: Pick<IdentityGateway, 'issueToken'>;
  readonly reader: Pick<ThreadReader, 'participants'>;
  readonly audit: Pick<AuditService, 'record'>;
  readonly clock: Clock;
}

/** A guest of a thread, and the request that is answered. */
export interface ThreadGuest {
  readonly personId: string;
  readonly userId: string;
  readonly threadId: string;
  readonly requestId: string;
}

/** Who is in a thread, by raw id; asked of ACS as the guest, at most once a minute for each. */
export type ThreadMembers = (guest: ThreadGuest) => Promise<readonly string[]>;

/** Where ACS cannot be asked, or the guest is not in the thread any more, it is nobody. */
export function threadMembers(tools: MemberTools): ThreadMembers {
  const { clock } = tools;
  const known = new Map<string, { readonly at: number; readonly ids: Promise<string[]> }>();
  return (guest) => {
    const last = known.get(guest.personId);
    if (last && clock.now() - last.at < FRESH_MS) return last.ids;
    const ids = read(tools, guest).catch(() => []);
    known.delete(guest.personId);
    known.set(guest.personId, { at: clock.now(), ids });
    const [oldest] = known.keys();
    if (known.size > MAX_REMEMBERED && oldest !== undefined) known.delete(oldest);
    return ids;
  };
}

async function read(tools: MemberTools, guest: ThreadGuest): Promise<string[]> {
  const { personId, userId, threadId, requestId } = guest;
  await tools.audit.record({
    actorId: null,
    action: 'token.issue-on-behalf',
    subjectId: personId,
    outcome: 'done',
    reason: 'names of a thread',
    requestId,
  });
  const { token } = await tools.gateway.issueToken(userId, SCOPES, acsLifetimeMinutes.shortest);
  const participants = await tools.reader.participants({ token, threadId });
  return participants.map((participant) => participant.userId);
}
