import { randomUUID } from 'node:crypto';
import { PlatformError } from '@switchboard/kernel';
import type { ThreadAdmission, ThreadReader } from '@switchboard/acs-client/server';
import type { IdentityGateway } from '../src/ledger/identity-gateway.ts';
import type { RelayGateway } from '../src/relay/relay-gateway.ts';
import type { RoomPlan, RoomsGateway } from '../src/rooms/rooms-gateway.ts';

const resource = randomUUID();

/** ACS as a script: it records what it is asked, and a test can make any step fail. */
export function fakeGateway() {
  const alive = new Set<string>();
  const revoked: string[] = [];
  const issued: { userId: string; scopes: readonly string[]; minutes: number; token: string }[] =
    [];
  const gateway: IdentityGateway = {
    async createUser() {
      const userId = `8:acs:${resource}_${randomUUID()}`;
      // The answer takes a turn of the loop, as a network would.
      await new Promise((resolve) => setImmediate(resolve));
      alive.add(userId);
      return userId;
    },
    async issueToken(userId, scopes, minutes) {
      const token = `token-${randomUUID()}`;
      issued.push({ userId, scopes, minutes, token });
      return { token, expiresOn: new Date(Date.now() + minutes * 60_000) };
    },
    async revokeTokens(userId) {
      revoked.push(userId);
    },
    async deleteUser(userId) {
      alive.delete(userId);
    },
  };
  return { ...gateway, alive, revoked, issued };
}

/** Relays as a script; `meanwhile` happens while they are asked. */
export function fakeRelays() {
  const issued: { userId: string; minutes: number; credential: string }[] = [];
  const state = { meanwhile: async (): Promise<void> => undefined };
  const gateway: RelayGateway = {
    async issue(userId, minutes) {
      const credential = `relay-${randomUUID()}`;
      issued.push({ userId, minutes, credential });
      await state.meanwhile();
      return {
        iceServers: [{ urls: ['turn:relay.example:3478'], username: '1:tag', credential }],
        expiresOn: new Date(Date.now() + minutes * 60_000),
      };
    },
  };
  return { ...gateway, issued, state };
}

/** Lets people into threads; `members` holds who is in, by token owner. */
export function fakeAdmission() {
  const admitted: { threadId: string; userId: string; name: string }[] = [];
  const left: { threadId: string; userId: string }[] = [];
  const state = { inviterInside: true };
  const check = async () => {
    if (!state.inviterInside) throw new PlatformError('not-in-thread', 'forbidden', 'Not in it.');
  };
  const threadAdmission: ThreadAdmission = {
    check,
    async admit({ threadId }, guest) {
      await check();
      admitted.push({ threadId, ...guest });
    },
    async leave({ threadId }, userId) {
      left.push({ threadId, userId });
    },
  };
  return { ...threadAdmission, admitted, left, state };
}

/** Threads that have nobody in them. */
export function emptyReader(): ThreadReader {
  const nothing = async () => ({ items: [], more: false });
  return {
    threads: nothing,
    topic: async () => '',
    participants: async () => [],
    messages: nothing,
  };
}

/** Rooms at ACS as a script; `fails` makes the next call of that name fail as a network would. */
export function fakeRooms() {
  const rooms = new Map<string, RoomPlan & { readonly roles: Map<string, string> }>();
  const fails = new Set<keyof RoomsGateway>();
  const mayFail = (name: keyof RoomsGateway): void => {
    if (fails.delete(name)) throw new PlatformError('acs-unavailable', 'unavailable', 'Not now.');
  };
  const known = (id: string) => {
    const room = rooms.get(id);
    if (!room) throw new PlatformError('acs-missing', 'unavailable', 'Gone.', { retryable: false });
    return room;
  };
  let last = 0;
  const gateway: RoomsGateway = {
    async create(plan, people) {
      mayFail('create');
      await new Promise((resolve) => setImmediate(resolve));
      const id = `99${String(++last).padStart(15, '0')}`;
      rooms.set(id, { ...plan, roles: new Map(people.map((one) => [one.userId, one.role])) });
      return id;
    },
    async update(id, plan) {
      mayFail('update');
      rooms.set(id, { ...known(id), ...plan });
    },
    async remove(id) {
      mayFail('remove');
      rooms.delete(id);
    },
    async admit(id, people) {
      mayFail('admit');
      for (const { userId, role } of people) known(id).roles.set(userId, role);
    },
    async expel(id, userId) {
      mayFail('expel');
      rooms.get(id)?.roles.delete(userId);
    },
  };
  return { ...gateway, rooms, fails };
}
