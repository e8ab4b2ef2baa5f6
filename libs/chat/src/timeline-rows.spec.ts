import type { Message } from './message.ts';
import { nearnessOf, timelineRows } from './timeline-rows.ts';

const NOON = new Date(2026, 0, 15, 12).getTime();
const MINUTE = 60_000;

function text(id: string, createdOn: number, sender = 'alice', clientId?: string): Message {
  const named = clientId === undefined ? {} : { clientId };
  const content = { kind: 'text', sender, senderName: '', body: '', status: 'sent' } as const;
  return { id, version: id, createdOn, ...content, ...named };
}

const shape = (timeline: readonly Message[]) =>
  timelineRows(timeline).map((row) =>
    row.kind === 'day' ? 'day' : `${row.message.id}${row.continued ? ' continued' : ''}`,
  );

describe('timelineRows', () => {
  it('is empty for nothing', () => {
    expect(timelineRows([])).toEqual([]);
  });

  it('separates the days of the reader', () => {
    const midnight = new Date(2026, 0, 16).getTime();
    const timeline = [text('1', NOON), text('2', midnight - 1), text('3', midnight)];
    expect(shape(timeline)).toEqual(['day', '1', '2', 'day', '3']);
  });

  it('continues what the same person says soon after', () => {
    const timeline = [
      text('1', NOON),
      text('2', NOON + MINUTE),
      text('3', NOON + 6 * MINUTE),
      text('4', NOON + 6 * MINUTE, 'bob'),
    ];
    expect(shape(timeline)).toEqual(['day', '1', '2 continued', '3', '4']);
  });

  it('does not continue over what the service says', () => {
    const system: Message = {
      id: '2',
      version: '2',
      createdOn: NOON,
      kind: 'topicUpdated',
      initiator: 'alice',
      participants: [],
    };
    expect(shape([text('1', NOON), system, text('3', NOON)])).toEqual(['day', '1', '2', '3']);
  });

  it('keeps the key of a message when the service names it', () => {
    const [, before] = timelineRows([text('local:c1', NOON, 'alice', 'c1')]);
    const [, after] = timelineRows([text('1700000000000', NOON, 'alice', 'c1')]);
    expect(after?.key).toBe(before?.key);
  });

  it('has no key twice', () => {
    const timeline = Array.from({ length: 50 }, (_, at) => text(String(at), NOON + at * 3_600_000));
    const keys = timelineRows(timeline).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('how near a day is', () => {
  it.each([
    ['today', new Date(2026, 0, 15)],
    ['yesterday', new Date(2026, 0, 14)],
    ['earlier', new Date(2026, 0, 13)],
    ['earlier', new Date(2025, 0, 15)],
  ])('is %s', (nearness, day) => {
    expect(nearnessOf(day.getTime(), new Date(NOON))).toBe(nearness);
  });
});
