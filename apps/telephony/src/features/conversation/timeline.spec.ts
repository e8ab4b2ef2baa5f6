import type { MessageView, NoteView } from '@switchboard/telephony-api/client';
import type { Outgoing } from '../composer/outgoing';
import { byDay, timelineOf } from './timeline';

const message = (id: string, at: string, text = id): MessageView => ({
  ...{ id, conversationId: 'cnv_1', direction: 'out', text, at },
  ...{ delivery: null, by: null, campaignId: null, segments: 1, cost: null },
});
const note = (at: string): NoteView => ({
  ...{ id: `note ${at}`, text: 'call back', at },
  by: { id: 'usr_1', name: 'Alice' },
});
const outgoing = (text: string, after: string, failure?: Outgoing['failure']): Outgoing => ({
  ...{ conversationId: 'cnv_1', clientId: text, text, at: '2026-05-04T12:00:00Z', after },
  ...(failure && { failure }),
});
const told = (change: Partial<Parameters<typeof timelineOf>[0]>) =>
  timelineOf({ messages: [], notes: [], outgoing: [], isPartial: false, ...change }).map((item) => {
    if (item.kind === 'message') return item.message.id;
    return item.kind === 'note' ? item.note.id : `sending ${item.outgoing.text}`;
  });

const FIRST = message('msg_1', '2026-05-04T10:00:00Z');
const SECOND = message('msg_2', '2026-05-04T11:00:00Z');

describe('what was said', () => {
  it('stands in the order of time, notes among texts, and what is being sent last', () => {
    expect(
      told({
        messages: [SECOND, FIRST],
        notes: [note('2026-05-04T10:30:00Z')],
        outgoing: [outgoing('soon', 'msg_2')],
      }),
    ).toEqual(['msg_1', 'note 2026-05-04T10:30:00Z', 'msg_2', 'sending soon']);
  });

  it('leaves out notes that are older than what was read', () => {
    const notes = [note('2026-05-04T09:00:00Z'), note('2026-05-04T10:30:00Z')];
    expect(told({ messages: [FIRST], notes, isPartial: true })).toEqual([
      'msg_1',
      'note 2026-05-04T10:30:00Z',
    ]);
    expect(told({ messages: [FIRST], notes })[0]).toBe('note 2026-05-04T09:00:00Z');
  });

  it('shows a text once, although the news of it came before the answer', () => {
    const messages = [message('msg_3', '2026-05-04T12:00:01Z', 'soon'), SECOND];
    expect(told({ messages, outgoing: [outgoing('soon', 'msg_2')] })).toEqual(['msg_2', 'msg_3']);
    expect(told({ messages, outgoing: [outgoing('soon', 'msg_3')] })).toContain('sending soon');
    const failed = outgoing('soon', 'msg_2', { error: new Error('offline') });
    expect(told({ messages, outgoing: [failed] })).toContain('sending soon');
  });

  it('is put together by the days it fell on', () => {
    const messages = [FIRST, SECOND, message('msg_9', '2026-05-06T10:00:00Z')];
    const items = timelineOf({ messages, notes: [], outgoing: [], isPartial: false });
    expect(byDay(items).map(([, those]) => those.length)).toEqual([2, 1]);
  });
});
