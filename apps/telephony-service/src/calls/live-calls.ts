import type { CallService, LiveCallView } from '@switchboard/telephony-api';
import { namesOf } from '../people/colleagues.ts';
import type { TelephonyTools } from '../telephony-tools.ts';
import { contactsOf } from './contacts-of.ts';

const MAX_LISTED = 200;

/** Who talks to whom, and who waits: everything that goes on. */
export async function liveCalls(client: TelephonyTools['client']): ReturnType<CallService['live']> {
  const found = await client.phoneCall.findMany({
    where: { state: { in: ['arriving', 'ringing', 'answered', 'mailbox'] } },
    include: { rings: { where: { state: 'ringing' }, orderBy: { turn: 'asc' } } },
    orderBy: [{ answeredAt: { sort: 'asc', nulls: 'first' } }, { at: 'asc' }, { id: 'asc' }],
    take: MAX_LISTED + 1,
  });
  const rows = found.slice(0, MAX_LISTED);
  const people = rows.flatMap(({ personId, rings }) => [
    personId,
    ...rings.map((ring) => ring.personId),
  ]);
  const names = await namesOf(client, people);
  const contacts = await contactsOf(client, rows);
  const items = rows.map(
    ({ id, ours, theirs, at, answeredAt, personId, rings, ...row }): LiveCallView => ({
      ...{ id, ours, theirs, contact: contacts(theirs), at: at.toISOString() },
      // Written by nobody but this service.
      direction: row.direction as LiveCallView['direction'],
      state: row.state as LiveCallView['state'],
      answeredAt: answeredAt?.toISOString() ?? null,
      colleague: personId === null ? null : names(personId),
      ringing: rings.map((ring) => names(ring.personId)),
    }),
  );
  return { items, isMore: found.length > MAX_LISTED };
}
