import type { ThreadState } from '@switchboard/chat';
import { plainText } from './plain-text.ts';
import { deliveryOf, peopleIn, summaryOf, withWaiting } from './thread-view.ts';

const SELF = '8:acs:alice';
const BOB = '8:acs:bob';
const text = (id: string, sender: string, more = {}) => ({
  ...{ id, version: id, createdOn: 1, kind: 'text' as const, sender, senderName: '' },
  ...{ body: id, status: 'sent' as const, ...more },
});
const thread: ThreadState = {
  ...{ id: 't', topic: '', activeOn: 1, history: 'complete', readTo: '', early: [] },
  ...{ timeline: [text('1', BOB)], receipts: {}, typing: {}, membership: 'member' },
  participants: { [SELF]: { userId: SELF, name: 'A' }, [BOB]: { userId: BOB, name: 'B' } },
};
const waiting = (id: string, isRefused = false) => ({
  ...{ threadId: 't', id, body: id, createdOn: 2, isRefused },
});
const ids = (messages: readonly { readonly id: string }[]) => messages.map(({ id }) => id);
const unread = () => false;

describe('a thread with what waits to be sent', () => {
  it('has it at the end, and once, also while it is under way and when it has arrived', () => {
    expect(ids(withWaiting(thread, [waiting('local:1')], SELF))).toEqual(['1', 'local:1']);
    const under = text('local:1', SELF, { clientId: 'local:1', status: 'sending' });
    const way = { ...thread, timeline: [...thread.timeline, under] };
    expect(ids(withWaiting(way, [waiting('local:1')], SELF))).toEqual(['1', 'local:1']);
    const there = {
      ...thread,
      timeline: [...thread.timeline, { ...under, status: 'sent' as const, id: '2' }],
    };
    expect(ids(withWaiting(there, [waiting('local:1')], SELF))).toEqual(['1', '2']);
    expect(withWaiting(thread, [], SELF)).toBe(thread.timeline);
  });

  it('says how each stands', () => {
    const under = text('local:1', SELF, { clientId: 'local:1', status: 'sending' });
    const way = { ...thread, timeline: [under] };
    expect(deliveryOf(under, way, [waiting('local:1')], unread)).toBe('sending');
    expect(deliveryOf(under, thread, [waiting('local:1')], unread)).toBe('waiting');
    expect(deliveryOf(under, thread, [waiting('local:1', true)], unread)).toBe('refused');
    expect(deliveryOf(text('2', SELF), thread, [], unread)).toBe('sent');
    expect(deliveryOf(text('2', SELF), thread, [], () => true)).toBe('read');
  });

  it('is summed up by the last of it', () => {
    expect(summaryOf(thread, [], SELF)).toMatchObject({ isWaiting: false, unread: 1 });
    const summary = summaryOf(thread, [waiting('local:1')], SELF);
    expect([summary.isWaiting, summary.last?.id]).toEqual([true, 'local:1']);
  });
});

it('knows whom one writes with, the latest first', () => {
  const other = { ...thread, id: 'u', activeOn: 9, participants: {}, timeline: [text('5', 'c')] };
  const state = { self: SELF, connection: 'stopped', list: 'partial' } as const;
  expect(peopleIn({ ...state, threads: { t: thread, u: other } })).toEqual(['c', BOB]);
});

it.each([
  ['<p>Hello <b>Bob</b></p><p>a &lt; b &amp; c</p>', 'Hello Bob\na < b & c'],
  ['<img src=x onerror=alert(1)>safe', 'safe'],
  ['&#65;&#x42;&unknown;&#0;', 'AB&unknown;&#0;'],
  ['one<br/>two', 'one\ntwo'],
])('reads %j as words', (html, words) => expect(plainText(html)).toBe(words));
