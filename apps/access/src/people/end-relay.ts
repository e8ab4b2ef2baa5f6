import { accessError } from '@switchboard/access-api';
import type { Origin, PeopleService } from '@switchboard/access-api';
import type { ControlClient } from '@switchboard/control-client';
import type { Person } from '@switchboard/database';

export interface RelayEndingTools {
  /** Absent where the back end has no control plane. */
  readonly control: Pick<ControlClient, 'endRelay'> | undefined;
  /** Refuses whoever is not one's charge. */
  readonly find: (origin: Origin, personId: string) => Promise<Person>;
  readonly note: (origin: Origin, action: string, personId: string, why: string) => Promise<void>;
}

/** Ends what somebody holds at the relay of a data plane of our own. */
export function endRelay({
  control,
  find,
  note,
}: RelayEndingTools): Pick<PeopleService, 'endRelay'> {
  return {
    async endRelay(origin, personId) {
      const { acsUserId } = await find(origin, personId);
      if (!control) throw accessError('not-ours', 'This back end tells nothing of relays.');
      if (!acsUserId) throw accessError('no-identity', 'This person has no identity.');
      const ending = await control.endRelay(acsUserId);
      await note(
        origin,
        'relay.end',
        personId,
        ending.known ? `${ending.ended} ended` : 'not known',
      );
      return ending;
    },
  };
}
