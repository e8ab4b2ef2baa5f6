import { expect } from '@playwright/test';
import type { Browser, Locator, Page } from '@playwright/test';
import {
  askAs,
  askCarrier,
  buyNumber,
  expectAccessible,
  releaseNumber,
  signInAt,
  stack,
  takePicture,
  test,
} from '@switchboard/e2e';
import { ask, conversationOf, open, removeContact, signIn, url } from './_inbox.ts';

const HANDSET = '+12065550195';
const LABEL = { name: '', route: 'none' } as const;
const bought: string[] = [];

test.afterEach(async () => {
  // Nobody calls from it any more, and whoever gets it next is to find nothing of this.
  const describe = await askAs(url(), 'dana');
  for (const number of bought.splice(0)) {
    await describe('numbers.describe', { ...LABEL, number, callerId: false });
    await releaseNumber(number);
  }
});

/** Until the telephony service is told of events: right after the start it may not have been asked yet whether it wants them. */
async function subscribed(): Promise<void> {
  const states = async (): Promise<unknown> => {
    const answer = await fetch(`${stack().dataplane.control}/events/subscriptions`);
    const { value } = (await answer.json()) as { value: { state: string }[] };
    return value.map(({ state }) => state);
  };
  await expect.poll(states, { timeout: 90_000 }).toContain('Succeeded');
}

/** A number that takes calls and makes them, until the journey is over. */
async function callNumber(): Promise<string> {
  await subscribed();
  const number = await buyNumber('425', 'inbound+outbound');
  bought.push(number);
  return number;
}

const dial = (to: string) => askCarrier('POST', `/handsets/${HANDSET}/telephone/call`, { to });

/** Says that a number rings these people when it is open, which it always is, and nobody otherwise. */
async function ringPeople(admin: Page, number: string, names: readonly string[]): Promise<void> {
  const dialog = await openRoute(admin, number);
  for (const day of ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'])
    await dialog.getByRole('textbox', { name: day }).fill('00:00-24:00');
  const people = dialog.getByRole('group', { name: 'When open' });
  await people.getByRole('combobox', { name: 'People' }).press('ArrowDown');
  for (const name of names) await admin.getByRole('option', { name }).click();
  await admin.keyboard.press('Tab');
  await people.getByRole('textbox', { name: 'Seconds each' }).fill('30');
  await expectAccessible(admin);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
}

async function openRoute(admin: Page, number: string): Promise<Locator> {
  await admin.getByRole('button', { name: 'Who answers' }).press('Enter');
  await admin.getByRole('menuitem', { name: new RegExp(`${number.slice(-4)}$`) }).press('Enter');
  return admin.getByRole('dialog');
}

/** Has callers hear a second of silence, once a file was refused that is no sound. */
async function uploadGreeting(admin: Page, number: string): Promise<void> {
  const dialog = await openRoute(admin, number);
  const greeting = dialog.getByRole('group', { name: 'Voicemail greeting' });
  const upload = async (buffer: Buffer): Promise<void> => {
    const chooser = admin.waitForEvent('filechooser');
    await greeting.getByRole('button', { name: 'WAV file' }).click();
    await (await chooser).setFiles({ name: 'greeting.wav', mimeType: 'audio/wav', buffer });
    await greeting.getByRole('button', { name: 'Use this file' }).click();
  };
  await upload(Buffer.from('no sound'));
  await expect(greeting.getByRole('alert')).toContainText('use a WAV file');
  await upload(silentWav(8_000));
  await expect(greeting.getByRole('status')).toContainText('your file (0:01)');
  await admin.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
}

/** @param samples of 16 bits, at 8 kHz */
function silentWav(samples: number): Buffer {
  const file = Buffer.alloc(44 + 2 * samples);
  file.write('RIFF');
  file.writeUInt32LE(file.length - 8, 4);
  file.write('WAVEfmt ', 8);
  for (const [at, value] of [
    [16, 16],
    [24, 8_000],
    [28, 16_000],
  ] as const)
    file.writeUInt32LE(value, at);
  for (const [at, value] of [
    [20, 1],
    [22, 1],
    [32, 2],
    [34, 16],
  ] as const)
    file.writeUInt16LE(value, at);
  file.write('data', 36);
  file.writeUInt32LE(2 * samples, 40);
  return file;
}

/** The latest call with the handset. */
const latest = (page: Page): Locator => lineIn(page, 'History');
const live = (page: Page): Locator => lineIn(page, 'In progress');

const lineIn = (page: Page, name: string): Locator =>
  page
    .getByRole('region', { name })
    .getByRole('row')
    .filter({ hasText: /\+1 206 555 0195|Contoso/ })
    .first();

const RINGING_HZ = 440;
const BEEP_HZ = 1_000;
const AUDIBLE_DB = -40;

/** How loud a tone is that the handset hears, in the last second. */
async function loudnessAt(hz: number): Promise<number> {
  const { heard } = await askCarrier<{ heard: { tones: { dB: number }[] } | null }>(
    'GET',
    `/handsets/${HANDSET}/telephone?tones=${hz}`,
  );
  return heard?.tones[0]?.dB ?? -Infinity;
}

/** The highest sample of what a player plays, of 1. */
function peakOf(player: Locator): Promise<number> {
  return player.evaluate(async (element: HTMLAudioElement) => {
    const file = await (await fetch(element.src)).arrayBuffer();
    const sound = await new OfflineAudioContext(1, 1, 16_000).decodeAudioData(file);
    return Math.max(...sound.getChannelData(0).map(Math.abs));
  });
}

const ANSWER = { name: /^Answer( with audio only)?$/ };

function signInToWeb(browser: Browser, login: string): Promise<Page> {
  const arrived = (page: Page): Promise<void> => page.waitForURL('**/chat');
  return signInAt(browser, { url: stack().apps.web.url, login, arrived });
}

const incomingAt = (page: Page): Locator => page.getByTestId('incoming-call');

/** Says by the service itself that callers of a number may leave a message at any time. */
function answerByMailbox(number: string): Promise<void> {
  return putRoute(number, () => ({ kind: 'mailbox' }));
}

/** Says by the service itself whom a number rings at any time. */
async function routeTo(
  number: string,
  kind: 'in-turn' | 'at-once',
  names: readonly string[],
  seconds: number,
): Promise<void> {
  await putRoute(number, (people) => ({
    ...{ kind, seconds },
    personIds: names.map((name) => people.find((one) => one.name.startsWith(name))?.id),
  }));
}

interface Person {
  readonly id: string;
  readonly name: string;
}

async function putRoute(
  number: string,
  stepFor: (people: readonly Person[]) => object,
): Promise<void> {
  const asking = await ask('dana');
  await asking('numbers.put', { ours: number, label: 'Team', verification: 'verified' });
  const { items } = await asking<{ items: Person[] }>('inbox.colleagues', {});
  const route = { timeZone: 'UTC', hours: [], holidays: [], open: [], closed: [stepFor(items)] };
  await asking('calls.putRoute', { ours: number, route });
}

test('a call to a number rings whom an admin has chosen, by the name of the contact, and the team sees who took it', async ({
  browser,
}) => {
  // Whoever has been in the web app has an identity by which they are rung.
  const atWork = await signInToWeb(browser, 'bob');
  const number = await callNumber();
  await signIn(browser, 'bob');
  const dana = await signIn(browser, 'dana');
  const asking = await ask('dana');
  await asking('numbers.put', { ours: number, label: 'Desk', verification: 'verified' });
  await askCarrier('POST', '/handsets', { phoneNumber: HANDSET });
  await removeContact('dana', HANDSET);
  await open(dana, 'Calls');
  await expectAccessible(dana);

  await dial(number);
  await expect(latest(dana)).toContainText('Busy');

  await asking('contacts.create', { name: 'Contoso', number: HANDSET });
  await ringPeople(dana, number, ['Bob']);
  await dial(number);
  const incoming = atWork.getByRole('alertdialog', { name: 'Contoso is calling' });
  await expect(incoming).toContainText('+1 206 555 0195');
  await expect(latest(dana)).toContainText('Ringing');
  await incoming.getByRole('button', ANSWER).click();
  await expect(latest(dana)).toContainText('In progress');
  await expect(latest(dana)).toContainText('Bob');
  await askCarrier('POST', `/handsets/${HANDSET}/telephone/hang-up`);
  await expect(latest(dana)).toContainText('Answered');
  await expect(latest(dana)).toContainText(/\d:\d\d/);
  const over = atWork.getByTestId('call-ended');
  await expect(over.getByRole('heading')).toHaveText('Contoso');
  await over.getByRole('button', { name: 'Close' }).click();
  await atWork.getByRole('link', { name: /^Calls/ }).click();
  await expect(atWork.getByRole('main').getByRole('listitem').first()).toContainText('Contoso');
  await removeContact('dana', HANDSET);
});

test('a call for two people rings the second when the first is not there', async ({ browser }) => {
  const [away, atWork] = [await signInToWeb(browser, 'alice'), await signInToWeb(browser, 'bob')];
  await away.context().close();
  const number = await callNumber();
  await Promise.all(['alice', 'bob'].map((login) => signIn(browser, login)));
  const dana = await signIn(browser, 'dana');
  await routeTo(number, 'in-turn', ['Alice', 'Bob'], 5);
  await open(dana, 'Calls');
  await askCarrier('POST', '/handsets', { phoneNumber: HANDSET });

  await dial(number);
  const incoming = atWork.getByTestId('incoming-call');
  await incoming.getByRole('button', ANSWER).click();
  await expect(latest(dana)).toContainText('In progress');
  await expect(latest(dana)).toContainText('Bob');
  await atWork.getByRole('button', { name: 'Leave' }).click();
  await expect(latest(dana)).toContainText('Answered');
});

test(
  'a call for a team rings everybody, stops when one answers, and is seen while it goes on',
  {
    tag: '@picture',
  },
  async ({ browser }) => {
    const [alice, bob] = [await signInToWeb(browser, 'alice'), await signInToWeb(browser, 'bob')];
    const number = await callNumber();
    const member = await signIn(browser, 'alice');
    await signIn(browser, 'bob');
    const dana = await signIn(browser, 'dana');
    await routeTo(number, 'at-once', ['Alice', 'Bob'], 60);
    await open(dana, 'Calls');
    await askCarrier('POST', '/handsets', { phoneNumber: HANDSET });

    await dial(number);
    await expect(incomingAt(alice)).toBeVisible();
    await expect(live(dana)).toContainText(/Ringing at Alice.* and Bob/);
    await expect.poll(() => loudnessAt(RINGING_HZ)).toBeGreaterThan(AUDIBLE_DB);
    await expectAccessible(dana);
    await dana.emulateMedia({ colorScheme: 'dark' });
    await expectAccessible(dana);
    await incomingAt(bob).getByRole('button', ANSWER).click();
    await expect(incomingAt(alice)).toBeHidden();
    await expect(live(dana)).toContainText(/Talking to Bob.*\d:\d\d/);
    await dana.emulateMedia({ colorScheme: 'light' });
    await takePicture(dana, 'telephony-calls.png');
    // Who may not look after calls sees the history alone.
    await open(member, 'Calls');
    await expect(latest(member)).toContainText('Bob');
    await expect(member.getByRole('region', { name: 'In progress' })).toBeHidden();
    await bob.getByRole('button', { name: 'Leave' }).click();
    await expect(latest(dana)).toContainText('Answered');
    await expect(live(dana)).toBeHidden();
  },
);

test('a customer is called from their texts, unless they want no calls, and the call is in the history', async ({
  browser,
}) => {
  const atWeb = await signInToWeb(browser, 'bob');
  const number = await callNumber();
  const dana = await signIn(browser, 'dana');
  const asking = await ask('dana');
  await asking('numbers.put', { ours: number, label: 'Sales', verification: 'verified' });
  const describe = await askAs(url(), 'dana');
  await describe('numbers.describe', { ...LABEL, number, name: 'Sales', callerId: true });
  await askCarrier('POST', '/handsets', { phoneNumber: HANDSET });
  await removeContact('dana', HANDSET);
  // At home the handset is in Seattle, where it may be night.
  const zone = noonZone(new Date());
  await asking('contacts.create', { name: 'Contoso', number: HANDSET, timeZone: zone });
  const bob = await signIn(browser, 'bob');
  // As in a browser of one's own, he is signed in at both.
  await bob.context().addCookies(await atWeb.context().cookies());
  await bob.goto(`${url()}${await conversationOf('bob', number, HANDSET)}`);
  const call = bob.getByRole('button', { name: 'Call Contoso' });

  await choose(bob, 'They want no calls');
  await call.click();
  await expect(bob.getByText('they want no calls from this number')).toBeVisible();
  await choose(bob, 'They may be called again');
  const opening = bob.waitForEvent('popup');
  await call.press('Enter');
  const page = await opening;
  const pad = page.getByRole('dialog', { name: 'Call a number' });
  await expect(pad.getByRole('textbox', { name: 'Phone number' })).toHaveValue('+1 206 555 0195');
  await expect(pad.getByLabel('Call from')).toHaveValue(number);
  expect(page.url()).not.toContain('0195');
  await pad.getByRole('button', { name: 'Call', exact: true }).click();

  const state = async (): Promise<string> =>
    (await askCarrier<{ state: string }>('GET', `/handsets/${HANDSET}/telephone`)).state;
  await expect.poll(state).toBe('ringing');
  await askCarrier('POST', `/handsets/${HANDSET}/telephone/answer`);
  await open(dana, 'Calls');
  const line = dana.getByRole('region', { name: 'History' }).getByRole('row', { name: /Contoso/ });
  await expect(line.first()).toContainText('In progress');
  await expect(line.first()).toContainText('Outgoing');
  await askCarrier('POST', `/handsets/${HANDSET}/telephone/hang-up`);
  await expect(line.first()).toContainText(/Answered.*Bob/);
  await line.first().getByRole('button', { name: 'Texts with Contoso' }).click();
  await expect(dana.getByRole('heading', { level: 2, name: 'Contoso' })).toBeVisible();
  await removeContact('dana', HANDSET);
});

/** What is in the menu of a conversation. */
async function choose(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name }).click();
  await expect(page.getByRole('menuitem', { name })).toBeHidden();
}

/** Where it is about noon now, as time zones without summer time say it. */
function noonZone(now: Date): string {
  const ahead = 12 - now.getUTCHours();
  // By their sign, zones of this kind are west of Greenwich.
  return ahead >= 0 ? `Etc/GMT-${ahead}` : `Etc/GMT+${-ahead}`;
}

test('a caller leaves a message where nobody answers; the team plays it and deletes it', async ({
  browser,
}) => {
  const number = await callNumber();
  const dana = await signIn(browser, 'dana');
  await answerByMailbox(number);
  await open(dana, 'Calls');
  await uploadGreeting(dana, number);
  await askCarrier('POST', '/handsets', { phoneNumber: HANDSET });
  const steps = [
    { do: 'call', to: number },
    { do: 'hear-tone', hz: BEEP_HZ, dB: AUDIBLE_DB, withinMs: 60_000 },
    ...[{ do: 'tone', hz: 700, ms: 4_000 }, { do: 'hang-up' }],
  ];
  await askCarrier('POST', '/callers', { phoneNumber: HANDSET, steps });
  await expect(live(dana)).toContainText('Leaving a message');
  await expect(latest(dana)).toContainText(/Voicemail, 0:0\d.*New/);
  const calls = dana.getByRole('navigation').getByRole('link', { name: /^Calls/ });
  await expect(calls).toHaveAccessibleName(/new voicemail/);

  await dana.getByText('Voicemail', { exact: true }).click();
  await latest(dana)
    .getByRole('button', { name: /^Voicemail of/ })
    .press('Enter');
  const dialog = dana.getByRole('dialog', { name: /^Voicemail of/ });
  const player = dialog.getByLabel(/^Voicemail, 0:0/);
  await expectAccessible(dana);
  await dana.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible(dana);
  await player.press('Space');
  const position = (): Promise<number> =>
    player.evaluate(({ currentTime }: HTMLAudioElement) => currentTime);
  await expect.poll(position).toBeGreaterThan(1);
  expect(await peakOf(player)).toBeGreaterThan(0.05);
  await expect(dialog).toContainText('First played by Dana');

  await dialog.getByRole('button', { name: 'Delete' }).click();
  const question = dana.getByRole('dialog', { name: /^Delete this voicemail/ });
  await question.getByRole('button', { name: 'Delete' }).click();
  await expect(latest(dana)).toBeHidden();
  await dana.getByText('All', { exact: true }).click();
  await expect(latest(dana)).toContainText('Missed');
});
