import type { Message, SystemMessage, TextMessage } from './message.ts';
import {
  lastMessage,
  nameOf,
  newestForeignId,
  openOffer,
  readBy,
  threadsByActivity,
  unreadCount,
} from './select.ts';
import { emptyThread, initialState } from './state.ts';
import type { ThreadState } from './state.ts';

function text(id: string, sender: string, more: Partial<TextMessage> = {}): TextMessage {
  const common = { id, version: id, createdOn: Number(id) || 0, kind: 'text' as const };
  return { ...common, sender, senderName: '', body: id, status: 'sent', ...more };
}

function system(id: string, more: Partial<SystemMessage> = {}): SystemMessage {
  const common = { id, version: id, createdOn: Number(id), kind: 'participantAdded' as const };
  return { ...common, initiator: 'alice', participants: [], ...more };
}

function thread(timeline: readonly Message[], more: Partial<ThreadState> = {}): ThreadState {
  return { ...emptyThread('19:a@thread.v2'), timeline, ...more };
}

const read = (messageId: string) => ({ messageId, readOn: 0 });

describe('threadsByActivity', () => {
  it('puts the latest on top, ties in a fixed order, and leaves out deleted ones', () => {
    const threads = {
      c: emptyThread('c', '', 5),
      a: emptyThread('a', '', 5),
      b: emptyThread('b', '', 9),
      gone: { ...emptyThread('gone', '', 99), membership: 'deleted' as const },
      left: { ...emptyThread('left', '', 1), membership: 'left' as const },
    };
    const sorted = threadsByActivity({ ...initialState('alice'), threads });
    expect(sorted.map(({ id }) => id)).toEqual(['b', 'a', 'c', 'left']);
  });
});

describe('unreadCount', () => {
  it('counts what others wrote after the last one read', () => {
    const timeline = [text('10', 'bob'), text('20', 'bob'), text('30', 'carla')];
    expect(unreadCount(thread(timeline), 'alice')).toBe(3);
    expect(unreadCount(thread(timeline, { receipts: { alice: read('10') } }), 'alice')).toBe(2);
    expect(unreadCount(thread(timeline, { receipts: { alice: read('30') } }), 'alice')).toBe(0);
    expect(unreadCount(thread(timeline, { receipts: { bob: read('30') } }), 'alice')).toBe(3);
  });

  it('counts neither system messages, nor deleted ones, nor our own under way', () => {
    const timeline = [
      system('5'),
      text('10', 'bob'),
      text('20', 'bob', { status: 'deleted' }),
      text('local:1', 'alice', { status: 'sending' }),
    ];
    expect(unreadCount(thread(timeline), 'alice')).toBe(1);
  });

  it('takes what we answered for read', () => {
    const timeline = [text('10', 'bob'), text('20', 'alice'), text('30', 'bob')];
    expect(unreadCount(thread(timeline), 'alice')).toBe(1);
  });

  it('compares ids as numbers: a receipt of the year 2001 is older than one of today', () => {
    const timeline = [text('999999999999', 'bob'), text('1700000000000', 'bob')];
    const receipts = { alice: read('999999999999') };
    expect(unreadCount(thread(timeline, { receipts }), 'alice')).toBe(1);
  });
});

describe('newestForeignId', () => {
  it('is the newest that somebody else wrote', () => {
    const timeline = [text('10', 'bob'), text('20', 'alice'), system('30')];
    expect(newestForeignId(thread(timeline), 'alice')).toBe('10');
    expect(newestForeignId(thread([]), 'alice')).toBeUndefined();
    expect(lastMessage(thread(timeline))?.id).toBe('30');
  });
});

describe('openOffer', () => {
  const choices = [{ id: 'yes', label: 'Yes' }];
  const offer = text('10', 'bot', { choices });
  const open = (...timeline: Message[]): string | undefined => openOffer(thread(timeline), 'alice');

  it('is the newest message with answers to click', () => {
    expect(open(text('5', 'bot', { choices }), offer, system('20'))).toBe('10');
    expect(open(text('5', 'bot'))).toBeUndefined();
  });

  it('is none once we or its sender have gone on, whatever others write', () => {
    expect(open(offer, text('20', 'carla'))).toBe('10');
    expect(open(offer, text('20', 'bot'))).toBeUndefined();
    expect(open(offer, text('local:1', 'alice', { status: 'sending' }))).toBeUndefined();
  });

  it('is none of our own', () => {
    expect(open(text('10', 'alice', { choices }))).toBeUndefined();
  });
});

describe('readBy', () => {
  const participants = Object.fromEntries(
    ['alice', 'bob', 'carla', 'dana'].map((userId) => [userId, { userId, name: userId }]),
  );
  const receipts = {
    alice: read('99'),
    bob: read('20'),
    carla: read('9'),
    stranger: read('99'),
  };
  const names = (message: Message) =>
    readBy(thread([], { participants, receipts }), message, 'alice').map(({ userId }) => userId);

  it('names who has read this far, without ourselves and the writer', () => {
    expect(names(text('10', 'alice'))).toEqual(['bob']);
    expect(names(text('20', 'alice'))).toEqual(['bob']);
    expect(names(text('21', 'alice'))).toEqual([]);
    expect(names(text('5', 'bob'))).toEqual(['carla']);
  });

  it('names nobody for what is under way or said by the service', () => {
    expect(names(text('local:1', 'alice', { status: 'sending' }))).toEqual([]);
    expect(names(system('1'))).toEqual([]);
  });
});

describe('nameOf', () => {
  const timeline = [
    system('1', { participants: [{ userId: 'dana', name: 'Dana in history' }] }),
    text('10', 'carla', { senderName: 'Carla before' }),
    text('20', 'carla', { senderName: 'Carla now' }),
    text('30', 'carla'),
  ];
  const named = thread(timeline, {
    participants: { bob: { userId: 'bob', name: 'Bob' }, carla: { userId: 'carla', name: '' } },
  });

  it.each([
    ['bob', 'Bob'],
    ['carla', 'Carla now'],
    ['dana', 'Dana in history'],
    ['nobody', ''],
  ])('calls %s "%s"', (userId, name) => {
    expect(nameOf(named, userId)).toBe(name);
  });
});
