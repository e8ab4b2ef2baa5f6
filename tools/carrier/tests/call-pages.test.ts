import { once } from 'node:events';
import type { Browser } from '@playwright/test';
import { WebSocket } from 'ws';
import { tone } from '@switchboard/audio/testing';
import { startCarrier } from '../src/index.ts';
import type { StartedCarrier } from '../src/index.ts';
import { buy } from './_inventory.ts';
import { hasChromium, openBrowser, playsHz, WATCH_SOUND } from './_sound-page.ts';
import { Trunk } from './_trunk.ts';
import { until } from './_until.ts';

const OURS = '+14255550100';
const HANDSET = '+14255550190';
const LOUD = 6_500;

let trunk: Trunk;
let carrier: StartedCarrier;
beforeEach(async () => {
  trunk = await Trunk.open();
  carrier = await startCarrier({ sip: { trunk: trunk.peer } });
  await buy(carrier, OURS);
  await carrier.api.open(HANDSET);
});
afterEach(async () => {
  await trunk[Symbol.asyncDispose]();
  await carrier[Symbol.asyncDispose]();
});

const soundUrl = (number = HANDSET): string =>
  `${carrier.http.replace('http', 'ws')}/handsets/${number}/sound`;
const dial = () => trunk.dial(carrier.sip.port, OURS, HANDSET);

describe('the sound of a page', () => {
  it('goes both ways in frames, and is told how the telephone is', async () => {
    const page = new WebSocket(soundUrl());
    const told: { state: string; status: string }[] = [];
    const heard: Buffer[] = [];
    const said = tone(8_000, { hz: 440, amplitude: 8_000 });
    page.on('message', (data: Buffer, isBinary) => {
      if (!isBinary) return void told.push(JSON.parse(String(data)) as (typeof told)[number]);
      heard.push(data);
      page.send(Buffer.from(said().buffer));
    });
    await once(page, 'open');
    const one = await dial();
    await until('it is told', () => told.some(({ state }) => state === 'ringing'));
    expect(told.at(-1)!.status).toBe('Incoming call from +1 425 555 0100');
    await carrier.api.voice.answer(HANDSET);
    await until('the trunk hears the page', () => one.hears(440) > LOUD);
    expect(heard.every(({ length }) => length === 320)).toBe(true);
    one.call!.hangUp();
    await until('it is told', () => told.at(-1)!.state === 'idle');
    page.close();
    await once(page, 'close');
  });

  it.each([
    ['of nobody', () => soundUrl('+14255550199'), {}],
    ['asked for by another page', () => soundUrl(), { origin: 'http://localhost:3000' }],
    ['by another name', () => soundUrl(), { headers: { host: 'evil.example' } }],
  ])('%s is refused', async (_, url, options) => {
    const page = new WebSocket(url(), options);
    const [, response] = (await once(page, 'unexpected-response')) as [
      unknown,
      { statusCode: number },
    ];
    expect(response.statusCode).toBe(403);
    page.on('error', () => undefined).terminate();
  });

  it('is of 64 pages at most', async () => {
    const pages = Array.from({ length: 64 }, () => new WebSocket(soundUrl()));
    await Promise.all(pages.map((page) => once(page, 'open')));
    const page = new WebSocket(soundUrl());
    const [, response] = (await once(page, 'unexpected-response')) as [
      unknown,
      { statusCode: number },
    ];
    expect(response.statusCode).toBe(429);
    page.on('error', () => undefined).terminate();
    for (const one of pages) one.terminate();
  });
});

(hasChromium ? describe : describe.skip)('the page of a handset, in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it('rings, answers, hears and is heard, presses keys, and hangs up', async () => {
    const page = await browser.newPage();
    const failures: string[] = [];
    page.on('pageerror', ({ message }) => failures.push(message));
    page.on('console', (message) => message.type() === 'error' && failures.push(message.text()));
    await page.addInitScript({ content: WATCH_SOUND });
    await page.goto(`${carrier.http}/handsets/${HANDSET}`);
    const one = await dial();
    await page.getByText('Incoming call from +1 425 555 0100').waitFor();
    await page.getByRole('button', { name: 'Answer' }).click();
    await page.getByRole('timer').waitFor();
    // The beep of the microphone comes once a second.
    await until('the trunk hears the microphone', () => one.loudest > 1_000);
    // The page allows nobody to make code of text, so that it cannot wait by itself.
    await until('the tone is played', () => page.evaluate<boolean>(playsHz(700)));
    await until('it is shown', () =>
      page.evaluate<boolean>(`document.querySelector('#heard').value > 0.5`),
    );
    await page.getByRole('group', { name: 'Keypad' }).getByText('5').click();
    await until('the key is heard', () => one.digits.join('') === '5');
    one.leg.press('8');
    await page.getByText('Keys of the other side: 8').waitFor();
    await page.getByRole('button', { name: 'Hang up' }).click();
    await page.getByText('Last call: +1 425 555 0100, ended.').waitFor();
    await until('the trunk is told', () => one.ends.length === 1);
    await page.getByRole('textbox', { name: 'Number to call' }).fill('+1 425 555 0100');
    await page.getByRole('button', { name: 'Call', exact: true }).click();
    await until('the trunk is called', () => trunk.incoming.length === 1);
    trunk.incoming[0]!.ring();
    await page.getByText('Ringing at +1 425 555 0100').waitFor();
    trunk.incoming[0]!.reject(486);
    await page.getByText('Last call: +1 425 555 0100, busy.').waitFor();
    expect(failures).toEqual([]);
    await page.close();
  });
});
