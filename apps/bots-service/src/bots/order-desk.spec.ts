import { checkFlow, rehearse, scriptSchema } from '@switchboard/bots';
import type { Script } from '@switchboard/bots';
import { madeUpTools, OURS, runOf, THEIRS } from '../../tests/_skills.ts';
import type { MadeUp } from '../../tests/_skills.ts';
import { orderDesk } from './order-desk.ts';

const TODAY = '2026-11-30';
type Line = Script['lines'][number];
const says = (text: string, more: Partial<Line> = {}): Line => ({
  ...{ does: { kind: 'says', text }, ...more },
});
const presses = (keys: string, more: Partial<Line> = {}): Line => ({
  ...{ does: { kind: 'presses', keys }, ...more },
});

async function play(script: object, madeUp: MadeUp = {}, run: { ours?: undefined } = {}) {
  const parsed = scriptSchema.parse({ name: 'one', channel: 'voice', ...script });
  const { tools, asked, texts } = madeUpTools(madeUp, { channel: parsed.channel, ...run });
  const played = await rehearse(orderDesk.flow, parsed, runOf(orderDesk, tools), TODAY);
  return { ...played, asked, texts };
}

const found = [says('1003'), says('yes', { hears: 'not packed yet', at: 'what' })];
const moving = [...found, presses('1', { at: 'day' }), presses('1204', { hears: 'December 4' })];

it('leaves nobody without an answer', () => {
  expect(checkFlow(orderDesk.flow, orderDesk.skills)).toEqual([]);
});

describe('the order desk', () => {
  it('moves a delivery by keys, and texts what was agreed', async () => {
    const { deviation, asked, texts } = await play({
      hears: 'order desk',
      lines: [
        ...moving,
        presses('1', { hears: 'sent you a text', at: 'more' }),
        presses('2', { hears: 'goodbye' }),
      ],
      ends: 'over',
    });
    expect(deviation).toBeUndefined();
    expect(asked).toEqual(['cnv_1.5: A-1003 on 2026-12-04']);
    const text = 'Your order A-1003 comes on December 4.';
    expect(texts).toMatchObject([{ from: OURS, to: THEIRS, text, tag: 'cnv_1.5' }]);
  });

  it('asks for another day where nothing is delivered, and where the day was wrong', async () => {
    const { deviation } = await play(
      {
        lines: [
          ...found,
          says('another day please', { at: 'day' }),
          says('no idea', { hears: 'did not understand', at: 'day' }),
          says('on Friday', { hears: 'Friday, December 4' }),
          says('no', { hears: 'which day', at: 'day' }),
          says('tomorrow', { hears: 'December 1' }),
          says('yes', { hears: 'not on Sundays', at: 'day' }),
        ],
      },
      { moved: 'no-delivery' },
    );
    expect(deviation).toBeUndefined();
  });

  it('says that it is too late, and goes on', async () => {
    const moved = await play(
      { lines: [...moving, says('yes', { hears: 'cannot be moved any more', at: 'what' })] },
      { moved: 'too-late' },
    );
    expect(moved.deviation).toBeUndefined();
    const cancelled = await play(
      {
        lines: [
          ...found,
          says('cancel it', { hears: 'for good' }),
          says('yes', { hears: 'packed already', at: 'what' }),
        ],
      },
      { cancelled: 'too-late' },
    );
    expect([cancelled.deviation, cancelled.texts]).toEqual([undefined, []]);
  });

  it('cancels an order once somebody is sure of it', async () => {
    const { deviation, asked } = await play({
      channel: 'chat',
      lines: [
        ...found,
        says('please cancel my order', { hears: 'for good', at: 'sure' }),
        says('no', { at: 'what' }),
        { does: { kind: 'chooses', choice: 'cancel' }, at: 'sure' },
        says('yes', { hears: 'A-1003 is cancelled', at: 'more' }),
        says('no thanks'),
      ],
      ends: 'over',
    });
    expect(deviation).toBeUndefined();
    expect(asked).toEqual(['cnv_1.5: cancel A-1003']);
  });

  it('knows an order that is not there, and lets whoever is stuck have a person', async () => {
    const { deviation } = await play({
      lines: [
        presses('9999', { hears: 'A-9999' }),
        presses('1', { hears: 'cannot find order A-9999', at: 'again' }),
        presses('1', { at: 'order' }),
        { does: { kind: 'waits' }, hears: 'did not hear' },
        { does: { kind: 'mumbles' }, hears: 'did not understand' },
        { does: { kind: 'mumbles' }, at: 'person' },
      ],
      ends: 'person',
    });
    expect(deviation).toBeUndefined();
  });

  it.each([
    ['chat', {}, {}],
    ['sms', {}, {}],
    ['voice', { accepts: false }, {}],
    ['voice', {}, { ours: undefined }],
  ] as const)('sends no text by %s where none is wanted or possible: %j %j', async (...given) => {
    const [channel, madeUp, run] = given;
    const lines = [...moving, says('yes', { hears: 'anything else', at: 'more' })];
    const { deviation, turns, texts } = await play({ channel, lines }, madeUp, run);
    expect(deviation).toBeUndefined();
    expect(texts).toHaveLength('accepts' in madeUp ? 1 : 0);
    const said = turns.flatMap(({ actions }) => actions.map((one) => JSON.stringify(one)));
    expect(said.join(' ')).not.toContain('sent you a text');
  });
});
