import type { AutomationTone } from '@switchboard/acs-wire';
import { VirtualClock } from '@switchboard/kernel/testing';
import { ToneCollector } from './collect-tones.ts';
import type { Collecting } from './collect-tones.ts';

function collecting(options: Partial<Collecting> = {}) {
  const clock = new VirtualClock(0);
  const collector = new ToneCollector(
    { initialSilenceMs: 5_000, interToneMs: 2_000, stopTones: new Set(), ...options },
    clock,
  );
  const press = (...tones: AutomationTone[]) => tones.forEach((tone) => collector.press(tone));
  return { clock, collector, press };
}

it.each<[string, Partial<Collecting>, AutomationTone[], number, AutomationTone[]]>([
  ['the last tone', { maxTones: 2 }, ['one', 'two', 'three'], 8531, ['one', 'two']],
  ['a stop tone', { stopTones: new Set(['pound']) }, ['one', 'pound', 'two'], 8514, ['one']],
  ['a stop tone at once', { stopTones: new Set(['pound']) }, ['pound'], 8514, []],
])(
  'ends with %s, and takes nothing after it',
  async (_what, options, tones, subCode, collected) => {
    const { collector, press } = collecting(options);
    press(...tones);
    const { result, tones: taken } = await collector.collected;
    expect([result.subCode, taken]).toEqual([subCode, collected]);
  },
);

it('waits anew after each tone', async () => {
  const { clock, collector, press } = collecting();
  collector.expect();
  await clock.advance(4_999);
  press('one');
  await clock.advance(1_999);
  press('two');
  await clock.advance(2_000);
  press('three');
  const { result, tones } = await collector.collected;
  expect([result.code, result.subCode, tones]).toEqual([200, 8532, ['one', 'two']]);
});

it('fails when nothing comes, but not when something has come before it was expected', async () => {
  const silent = collecting();
  silent.collector.expect();
  await silent.clock.advance(5_000);
  expect((await silent.collector.collected).result).toMatchObject({ code: 400, subCode: 8510 });

  const early = collecting({ initialSilenceMs: 1_000, maxTones: 2 });
  early.press('one');
  early.collector.expect();
  await early.clock.advance(1_500);
  early.press('two');
  expect((await early.collector.collected).tones).toEqual(['one', 'two']);
});

it('takes the first tone for a choice, or for none', async () => {
  const choices = new Map<AutomationTone, string>([['one', 'Sales']]);
  const right = collecting({ choices });
  right.press('one');
  expect(await right.collector.collected).toMatchObject({ label: 'Sales', result: { code: 200 } });
  const wrong = collecting({ choices });
  wrong.press('nine');
  expect((await wrong.collector.collected).result).toMatchObject({ code: 400, subCode: 8534 });
});
