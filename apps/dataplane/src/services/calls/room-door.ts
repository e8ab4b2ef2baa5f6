import type { CallReason, CallRole } from '@switchboard/acs-wire';
import type { Clock } from '@switchboard/kernel';
import type { ProcessBus } from '../../platform/process-bus/bus.ts';
import { roomChanged } from '../rooms/port.ts';
import type { Rooms } from '../rooms/port.ts';
import { Refusal } from './call/refusal.ts';
import { reasons } from './call/reasons.ts';

/** What calls ask of rooms: who may come in now, as what. */
export interface RoomDoor {
  /** @throws Refusal with the reason of the service: not invited, outside the window, no such room */
  admit(roomId: string, user: string): Promise<CallRole>;
  /** The same question about those who are in already. */
  review(
    roomId: string,
    users: readonly string[],
  ): Promise<ReadonlyMap<string, CallRole | CallReason>>;
  /** Hears of rooms where the answer may have changed. */
  onChanged(listener: (roomId: string) => void): Disposable;
}

export function roomDoor(rooms: Rooms, clock: Clock, bus: ProcessBus): RoomDoor {
  return {
    async admit(roomId, user) {
      const admission = await rooms.admission(roomId, user, clock.now());
      if (admission.ok) return admission.role;
      throw new Refusal('You cannot join this room now.', admission);
    },
    async review(roomId, users) {
      const answers = users.map(async (user) => {
        const admission = await rooms.admission(roomId, user, clock.now());
        return [user, admission.ok ? admission.role : reasonOf(admission)] as const;
      });
      return new Map(await Promise.all(answers));
    },
    onChanged: (listener) => bus.subscribe(roomChanged, ({ roomId }) => listener(roomId)),
  };
}

/** A room that is gone takes people out; an invitation that is, and a window that closed, say so. */
function reasonOf({ subCode }: CallReason): CallReason {
  if (subCode === reasons.outsideWindow.subCode) return reasons.outsideWindow;
  return subCode === reasons.notInvited.subCode ? reasons.uninvited : reasons.removed;
}
