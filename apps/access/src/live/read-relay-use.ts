import type { RelayUse } from '@switchboard/access-api';
import type { ControlClient } from '@switchboard/control-client';
import type { Names } from './names.ts';

/** What the data plane tells of its relays, with the names of people. */
export async function readRelayUse(
  control: Pick<ControlClient, 'relayUse'>,
  names: Pick<Names, 'ofUsers'>,
): Promise<RelayUse> {
  const { people, ...rest } = await control.relayUse();
  const known = await names.ofUsers(people.flatMap(({ userId }) => userId ?? []));
  return {
    ...rest,
    people: people.map((one) => {
      const person = one.userId === null ? undefined : known.get(one.userId);
      return { ...one, who: person?.name ?? null, personId: person?.id ?? null };
    }),
  };
}
