import { ROOM_ROLES } from '@switchboard/acs-wire';
import type { Clock } from '@switchboard/kernel';
import type { Changes, RoomListener } from './changes.ts';
import { admission, isRoomId } from './room.ts';
import type { Admission } from './room.ts';
import type { RoomStore } from './store.ts';

const EVERY_MS = 3_600_000;
const BATCH = 500;
/** How long a room whose window has ended can still be looked up, or given a new window. */
const KEEP_ENDED_MS = 90 * 86_400_000;
/** How long a repeated request finds the first one's room. */
const REMEMBER_REQUESTS_MS = 86_400_000;

/** What other services know of rooms. */
export interface Rooms extends AsyncDisposable {
  readonly store: RoomStore;
  readonly clock: Clock;
  readonly changes: Changes;
  /** May this person join the call of the room, and as what? */
  admission(roomId: string, userId: string, nowMs: number): Promise<Admission>;
  /**
   * Hears of rooms, of whichever process, that were deleted, got another window, or whose
   * participants or roles changed: ask for admission again.
   */
  onChanged(listener: RoomListener): Disposable;
  /** Takes a person whose identity is gone out of every room. */
  removePerson(userId: string): Promise<void>;
  /** Deletes what is due by now. */
  purge(): Promise<void>;
}

export interface RoomsDeps {
  readonly store: RoomStore;
  readonly clock: Clock;
  readonly changes: Changes;
  readonly onError: (error: unknown) => void;
}

export function createRooms({ store, clock, changes, onError }: RoomsDeps): Rooms {
  const purge = async (): Promise<void> => {
    const nowMs = clock.now();
    while ((await store.deleteEndedBefore(nowMs - KEEP_ENDED_MS, BATCH)) === BATCH);
    await store.forgetRequestsBefore(nowMs - REMEMBER_REQUESTS_MS);
  };
  const purging = every(clock, EVERY_MS, () => purge().catch(onError));
  return {
    store,
    clock,
    changes,
    purge,
    async admission(roomId, userId, nowMs) {
      if (!isRoomId(roomId)) return admission(undefined, undefined, nowMs);
      const { room, role } = await store.withRole(roomId, userId);
      return admission(
        room,
        ROOM_ROLES.find((known) => known === role),
        nowMs,
      );
    },
    onChanged: (listener) => changes.subscribe(listener),
    async removePerson(userId) {
      for (const roomId of await store.removePerson(userId)) changes.publish({ roomId });
    },
    async [Symbol.asyncDispose]() {
      await purging[Symbol.asyncDispose]();
      await changes[Symbol.asyncDispose]();
    },
  };
}

/** Repeats some work; a failed round is the next one's work. */
function every(clock: Clock, ms: number, work: () => Promise<void>): AsyncDisposable {
  let timer: Disposable;
  let running = Promise.resolve();
  const wait = (): void => {
    timer = clock.after(ms, () => {
      running = work();
      wait();
    });
  };
  wait();
  return {
    async [Symbol.asyncDispose]() {
      timer[Symbol.dispose]();
      await running;
    },
  };
}
