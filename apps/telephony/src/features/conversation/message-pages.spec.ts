import type { MessageView } from '@switchboard/telephony-api/client';
import { pagesWith } from './message-pages';

const message = (id: string, text = id): MessageView => ({
  ...{ id, conversationId: 'cnv_1', direction: 'out', text, at: '2026-05-04T10:00:00Z' },
  ...{ delivery: null, by: null, campaignId: null, segments: 1, cost: null },
});
const pages = [
  { items: [message('msg_3'), message('msg_2')], cursor: 'more' },
  { items: [message('msg_1')], cursor: null },
];
const textsOf = (changed: typeof pages) =>
  changed.map(({ items }) => items.map(({ text }) => text));

it('puts a new text before all others', () => {
  expect(textsOf(pagesWith(pages, message('msg_4')) as typeof pages)).toEqual([
    ['msg_4', 'msg_3', 'msg_2'],
    ['msg_1'],
  ]);
});

it('puts what has changed of a text in its place', () => {
  expect(textsOf(pagesWith(pages, message('msg_1', 'again')) as typeof pages)).toEqual([
    ['msg_3', 'msg_2'],
    ['again'],
  ]);
});
