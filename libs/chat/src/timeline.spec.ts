import fc from 'fast-check';
import type { TextMessage } from './message.ts';
import { upsert, upsertAll } from './timeline.ts';
import type { Timeline } from './timeline.ts';

const text = (id: string, change: Partial<TextMessage> = {}): TextMessage => ({
  id,
  version: id,
  createdOn: 0,
  kind: 'text',
  sender: 'bob',
  senderName: 'Bob',
  body: `m${id}`,
  status: 'sent',
  ...change,
});
const ids = (timeline: Timeline): string[] => timeline.map(({ id }) => id);

describe('timeline', () => {
  it('orders by id whatever the order of arrival, each once', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 2 ** 40 })), (numbers) => {
        const messages = numbers.map((number) => text(String(number)));
        const wanted = [...new Set(numbers)].sort((a, b) => a - b).map(String);
        expect(ids(messages.reduce<Timeline>(upsert, []))).toEqual(wanted);
        expect(ids(upsertAll([], messages))).toEqual(wanted);
      }),
    );
  });

  it('ends in the newest version of each message, in any order of events', () => {
    const events = fc.array(
      fc.record({ id: fc.integer({ min: 1, max: 5 }), version: fc.integer({ min: 5, max: 50 }) }),
    );
    fc.assert(
      fc.property(events, (changes) => {
        const messages = changes.map(({ id, version }) =>
          text(String(id), { version: String(version), body: `v${version}` }),
        );
        const newest = new Map<string, number>();
        for (const { id, version } of changes) {
          newest.set(String(id), Math.max(newest.get(String(id)) ?? 0, version));
        }
        for (const result of [messages.reduce<Timeline>(upsert, []), upsertAll([], messages)]) {
          for (const message of result) {
            expect(message.version).toBe(String(newest.get(message.id)));
            expect(message).toHaveProperty('body', `v${newest.get(message.id)}`);
          }
        }
      }),
    );
  });

  it('does not revive what was deleted before it was heard of', () => {
    const deleted = text('7', { version: '9', status: 'deleted', body: '', sender: '' });
    const result = upsert(upsert([], deleted), text('7'));
    expect(result).toEqual([deleted]);
  });

  it('lets what is under way give way to its echo', () => {
    const local = text('local:a', { clientId: 'local:a', status: 'sending' });
    const echo = text('12', { clientId: 'local:a' });
    expect(ids(upsert([local], echo))).toEqual(['12']);
    expect(ids(upsertAll([local], [echo, text('11')]))).toEqual(['11', '12']);
  });

  it('keeps what is under way behind everything the service has', () => {
    const local = text('local:a', { clientId: 'local:a', status: 'sending' });
    expect(ids(upsert([local], text('99999999999999')))).toEqual(['99999999999999', 'local:a']);
  });
});
