import { checkFlow, rehearse, scriptSchema } from '@switchboard/bots';
import { madeUpTools, runOf, THEIRS } from '../../tests/_skills.ts';
import { reception } from './reception.ts';

async function play(script: object, run: { ours?: undefined } = {}) {
  const parsed = scriptSchema.parse({ name: 'one', channel: 'voice', ...script });
  const { tools, texts } = madeUpTools({}, { channel: parsed.channel, ...run });
  return { ...(await rehearse(reception.flow, parsed, runOf(reception, tools), '')), texts };
}

const presses = (keys: string, more: object = {}) => ({
  ...{ does: { kind: 'presses', keys }, ...more },
});
const found = [
  presses('1'),
  presses('1003'),
  presses('1', { hears: 'not packed', at: 'after-news' }),
];

it('leaves nobody without an answer', () => {
  expect(checkFlow(reception.flow, reception.skills)).toEqual([]);
});

it('texts a caller the news of an order, where that is wanted', async () => {
  const { deviation, texts } = await play({
    hears: 'welcome',
    // Of another order, and long said.
    facts: { confirmation: 'Your order A-1009 is cancelled.' },
    lines: [...found, presses('3', { hears: 'sent you a text', at: 'more' }), presses('2')],
    ends: 'over',
  });
  expect(deviation).toBeUndefined();
  const text = 'We have your order of a desk lamp, and it is not packed yet.';
  expect(texts).toMatchObject([{ to: THEIRS, text }]);
});

it('texts one caller so often, and no more', async () => {
  const again = [...found, presses('3', { at: 'more' }), presses('1', { at: 'menu' })];
  const lines = Array.from({ length: 5 }, () => again).flat();
  const { deviation, texts } = await play({
    lines: [...lines, ...found, presses('3', { hears: 'cannot text you' })],
  });
  expect([deviation, texts.length]).toEqual([undefined, 5]);
});

it('says why it texts nobody', async () => {
  const withheld = await play(
    { lines: [...found, presses('3', { hears: 'cannot text you', at: 'more' })] },
    { ours: undefined },
  );
  expect([withheld.deviation, withheld.texts]).toEqual([undefined, []]);
  const written = await play({
    channel: 'chat',
    lines: [...found, presses('3', { hears: 'in writing', at: 'more' })],
  });
  expect([written.deviation, written.texts]).toEqual([undefined, []]);
});

it('repairs silence and other words at each question, and ends where nobody is there any more', async () => {
  const waits = (hears: string) => ({ does: { kind: 'waits' }, hears });
  const { deviation } = await play({
    lines: [
      waits('did not hear'),
      presses('1'),
      { does: { kind: 'says', text: 'twelve' }, hears: 'did not understand', at: 'order' },
      presses('1003'),
      { does: { kind: 'mumbles' }, hears: 'You entered A-1003' },
      presses('1', { at: 'after-news' }),
      waits('did not hear'),
      waits('goodbye'),
    ],
    ends: 'over',
  });
  expect(deviation).toBeUndefined();
});
