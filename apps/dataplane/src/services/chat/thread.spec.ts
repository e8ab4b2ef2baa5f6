import { isThreadId } from '@switchboard/kernel';
import type { Participant, Thread } from './model.ts';
import {
  assertMember,
  assertReader,
  assertRoomFor,
  assertSmall,
  expiryMs,
  foundingParticipants,
  newcomers,
  newThreadId,
  patchMetadata,
} from './thread.ts';

const thread: Thread = {
  id: newThreadId(),
  topic: 'Lunch',
  createdBy: 'alice',
  createdMs: 1_000,
  metadata: null,
  retentionDays: null,
  lastMessageId: 5_000,
  members: ['alice'],
};
const me: Participant = {
  userId: 'alice',
  displayName: 'Alice',
  metadata: null,
  joinedMs: 1_000,
  shareFromMs: 0,
  removedSequence: null,
};
const asked = (id: string, more: object = {}) => ({
  communicationIdentifier: id,
  displayName: undefined,
  shareHistoryTime: undefined,
  metadata: undefined,
  ...more,
});
const crowd = (size: number): Thread => ({ ...thread, members: Array(size).fill('x') as string[] });

describe('threads', () => {
  it('have ids like those of the service', () => {
    expect(newThreadId()).toMatch(/^19:[\w-]{43}1@thread\.v2$/);
    expect(isThreadId(newThreadId())).toBe(true);
  });

  it('are open to members, to removed people for reading, and to nobody else', () => {
    const removed = { ...me, removedSequence: 4 };
    expect(assertMember({ thread, me })).toEqual({ thread, me });
    expect(assertReader({ thread, me: removed }).me).toBe(removed);
    const refusal = (status: number) => expect.objectContaining({ status });
    expect(() => assertMember({ thread, me: removed })).toThrow(refusal(403));
    expect(() => assertReader({ thread })).toThrow(refusal(403));
    expect(() => assertReader({})).toThrow(refusal(404));
  });

  it('take each person once, the creator first and with the name they gave', () => {
    const people = foundingParticipants(
      'alice',
      [asked('bob'), asked('alice', { displayName: 'Alice' }), asked('bob')],
      7,
    );
    expect(people.map(({ userId, displayName }) => [userId, displayName])).toEqual([
      ['alice', 'Alice'],
      ['bob', null],
    ]);
    expect(people.every(({ shareFromMs }) => shareFromMs === 0)).toBe(true);
  });

  it('show newcomers everything, or what is shared, and never more than who adds them sees', () => {
    const wanted = [asked('alice'), asked('bob'), asked('carla', { shareHistoryTime: 3 })];
    const from = (earliestMs: number) =>
      newcomers(wanted, new Set(['alice']), 7, earliestMs).map(({ userId, shareFromMs }) => [
        userId,
        shareFromMs,
      ]);
    expect(from(0)).toEqual([
      ['bob', 0],
      ['carla', 3],
    ]);
    expect(from(2)).toEqual([
      ['bob', 2],
      ['carla', 3],
    ]);
    expect(from(9)).toEqual([
      ['bob', 9],
      ['carla', 9],
    ]);
  });

  it('hold 250 people, and receipts up to 20', () => {
    expect(() => assertRoomFor(crowd(249), 1)).not.toThrow();
    expect(() => assertRoomFor(crowd(250), 1)).toThrow(expect.objectContaining({ status: 400 }));
    expect(() => assertSmall(crowd(20))).not.toThrow();
    expect(() => assertSmall(crowd(21))).toThrow(expect.objectContaining({ status: 400 }));
  });

  it('end with their retention', () => {
    expect(expiryMs(1_000, null)).toBeNull();
    expect(expiryMs(1_000, 30)).toBe(1_000 + 30 * 86_400_000);
  });

  it('merge metadata up to its limit', () => {
    expect(patchMetadata({ a: '1', b: '2' }, { a: null, c: '3' })).toEqual({ b: '2', c: '3' });
    expect(patchMetadata({ a: '1' }, undefined)).toEqual({ a: '1' });
    expect(patchMetadata({ a: '1' }, null)).toBeNull();
    expect(() => patchMetadata({ a: 'x'.repeat(600) }, { b: 'x'.repeat(600) })).toThrow(
      expect.objectContaining({ status: 400 }),
    );
  });
});
