import type { PrismaClient } from '@switchboard/database';
import type { Clock } from '@switchboard/kernel';
import { currentDevice } from '../http/current-request.ts';
import { newId } from '../ids.ts';
import type { SessionClaim } from './session-claim.ts';

const SEEN_EVERY_MS = 60_000;

/** The session of a claim, made when it asks for the first time. */
export async function rememberSession(
  client: PrismaClient,
  clock: Clock,
  personId: string,
  { id, startedAt, app }: SessionClaim,
) {
  const known = await client.session.findUnique({ where: { id } });
  const seenAt = new Date(clock.now());
  if (known) {
    const isRecent = clock.now() - known.seenAt.getTime() < SEEN_EVERY_MS;
    // Whoever names a session of somebody else is not its owner, and does not keep it alive.
    const where = { id, personId };
    if (!isRecent) await client.session.updateMany({ where, data: { seenAt } });
    return known;
  }
  const since = new Date(startedAt);
  const made = { id, handle: newId('ses', clock), personId, app, seenAt, ...currentDevice() };
  // Two requests of a page that has just signed in race for it.
  return client.session.upsert({
    where: { id },
    create: { ...made, startedAt: since, trustedAt: since },
    update: {},
  });
}
