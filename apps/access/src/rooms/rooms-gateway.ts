import type { createRoomsClient } from '@switchboard/acs-client/server';
import type { RoomRole } from '@switchboard/identity';
import { isPlatformError } from '@switchboard/kernel';
import { translate } from '../acs/translate.ts';

export interface RoomPlan {
  readonly validFrom: Date;
  readonly validUntil: Date;
}

export interface Invitee {
  readonly userId: string;
  readonly role: RoomRole;
}

/** What ACS does with rooms, in our words and with our errors. */
export interface RoomsGateway {
  create(plan: RoomPlan, people: readonly Invitee[]): Promise<string>;
  /** @throws PlatformError `acs-missing` when ACS does not know the room */
  update(roomId: string, plan: RoomPlan): Promise<void>;
  /** Also succeeds when the room is already gone. */
  remove(roomId: string): Promise<void>;
  /** Adds people and changes roles. */
  admit(roomId: string, people: readonly Invitee[]): Promise<void>;
  /** Also succeeds when the room is gone, or they were not in it. */
  expel(roomId: string, userId: string): Promise<void>;
}

export function createRoomsGateway(client: ReturnType<typeof createRoomsClient>): RoomsGateway {
  const named = (people: readonly Invitee[]) =>
    people.map(({ userId, role }) => ({ id: { communicationUserId: userId }, role }));
  return {
    async create({ validFrom, validUntil }, people) {
      const asked = { validFrom, validUntil, participants: named(people) };
      return (await client.createRoom(asked).catch(translate)).id;
    },
    async update(roomId, { validFrom, validUntil }) {
      await client.updateRoom(roomId, { validFrom, validUntil }).catch(translate);
    },
    async remove(roomId) {
      await client.deleteRoom(roomId).catch(translate).catch(tolerateGone);
    },
    async admit(roomId, people) {
      await client.addOrUpdateParticipants(roomId, named(people)).catch(translate);
    },
    async expel(roomId, communicationUserId) {
      await client
        .removeParticipants(roomId, [{ communicationUserId }])
        .catch(translate)
        .catch(tolerateGone);
    },
  };
}

function tolerateGone(error: unknown): void {
  if (!isPlatformError(error) || error.code !== 'acs-missing') throw error;
}
