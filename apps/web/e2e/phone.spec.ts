import { expect } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';
import {
  askAs,
  askCarrier,
  buyNumber,
  expectAccessible,
  releaseNumber,
  stack,
  takePicture,
  test,
} from '@switchboard/e2e';
import { arrive, connected, control, ended, leave, more, stage } from './_calls.ts';
import { loudness } from './_loudness.ts';
import { signIn } from './_people.ts';

const HANDSET = '+1 425 555 0123';
const OTHER = '+1 425 555 0124';
const PHONE_HZ = 700;
/** Of the loudest that there is, in decibels. */
const LOUD = -50;
const AUDIBLE = -45;
const SILENT = -55;

const label = { name: '', route: 'none' } as const;
let ours: string | undefined;

test.afterEach(leave);
test.afterEach(async () => {
  if (ours === undefined) return;
  // Whoever gets the number next is to find nothing of this.
  const ask = await askAs(stack().apps.web.url, 'dana');
  await ask('numbers.describe', { ...label, number: ours, callerId: false });
  await releaseNumber(ours);
});

test(
  'a number is dialled from one of ours, and both hear each other',
  {
    tag: '@picture',
  },
  async ({ browser }) => {
    const phone = await Handset.open(HANDSET);
    const [alice, number] = await Promise.all([
      arrive(browser, 'alice'),
      numberForMembers(browser),
    ]);
    await alice.getByRole('link', { name: /^Calls/ }).click();

    await openPad(alice);
    await expect(field(alice)).toBeFocused();
    await field(alice).pressSequentially('911');
    await expect(pad(alice).getByRole('alert')).toContainText('Use a mobile or landline phone.');
    await accessibleInBothSchemes(alice);
    await field(alice).fill('');
    for (const key of ['+', '1', '4']) await pad(alice).getByRole('button', { name: key }).click();
    await field(alice).press('End');
    await field(alice).pressSequentially('25555');
    await alice.keyboard.press('Enter');
    await expect(pad(alice).getByText('This isn’t a complete phone number.')).toBeVisible();
    await field(alice).pressSequentially('0123');
    await expect(field(alice)).toHaveValue(HANDSET);
    await pad(alice).getByLabel('Call from').selectOption(number);
    await expect(pad(alice).getByText('$0.013 per minute')).toBeVisible();
    await alice.keyboard.press('Tab');
    await pad(alice).getByRole('button', { name: 'Call', exact: true }).press('Enter');

    await phone.until('ringing');
    expect((await phone.read()).peer).toBe(number);
    await phone.does('answer');
    await connected(alice);
    await expectAccessible(alice);
    await expect.poll(() => loudness(alice, PHONE_HZ)).toBeGreaterThan(LOUD);
    await expect.poll(async () => (await phone.read()).heard.level).toBeGreaterThan(AUDIBLE);

    await more(alice, 'Keypad');
    const keys = alice.getByRole('dialog', { name: 'Keypad' });
    for (const key of ['4', '2', '#']) await keys.getByRole('button', { name: key }).click();
    await expect.poll(async () => (await phone.read()).digits).toBe('42#');
    await takePicture(alice, 'call-phone.png');
    const inHand = await alice.context().newPage();
    await inHand.goto(phone.url);
    await expect(inHand.getByText('In a call with')).toBeVisible();
    // The page begins at its field for texts.
    await inHand.evaluate(() => window.scrollTo(0, 0));
    await takePicture(inHand, 'handset.png');
    await inHand.close();
    await keys.press('Escape');

    await control(alice, 'Mute').click();
    await expect.poll(async () => (await phone.read()).heard.level).toBeLessThan(SILENT);
    await phone.does('hang-up');
    await expect(ended(alice)).toBeVisible();
    await expect(ended(alice).getByRole('heading')).toHaveText(HANDSET);
  },
);

test('a phone that is busy, or does not answer, says so; one that is called off stops ringing', async ({
  browser,
}) => {
  const phone = await Handset.open(HANDSET);
  const [alice, number] = await Promise.all([arrive(browser, 'alice'), numberForMembers(browser)]);
  await alice.getByRole('link', { name: /^Calls/ }).click();

  await phone.line({ isBusy: true });
  await dial(alice, number);
  await expect(ended(alice)).toContainText(/busy/i);
  await ended(alice).getByRole('button', { name: 'Close' }).click();
  await phone.line({ isBusy: false });

  await dial(alice, number);
  await phone.until('ringing');
  await control(alice, 'Cancel call').click();
  await phone.until('idle');
});

test('whoever was asked first gets the call, and both hear each other', async ({ browser }) => {
  const [phone, other] = [await Handset.open(HANDSET), await Handset.open(OTHER)];
  const [alice, number] = await Promise.all([arrive(browser, 'alice'), numberForMembers(browser)]);
  await alice.getByRole('link', { name: /^Calls/ }).click();
  await dial(alice, number);
  await phone.until('ringing');
  await phone.does('answer');
  await connected(alice);

  await control(alice, 'More').press('Enter');
  await alice.getByRole('menuitem', { name: 'Talk to a phone first' }).press('Enter');
  const asked = alice.getByRole('dialog', { name: 'Talk to a phone first' });
  await asked.getByRole('textbox', { name: 'Phone number' }).fill(OTHER);
  await asked.getByLabel('Call from').selectOption(number);
  await asked.getByRole('button', { name: 'Call', exact: true }).press('Enter');
  await other.until('ringing');
  const connect = stage(alice).getByRole('button', { name: 'Connect both and leave' });
  await expect(stage(alice).getByText('Another call is waiting.')).toBeVisible();
  await expect(connect).toBeHidden();
  // On hold, nothing of what is said to the one is heard by the other.
  await expect.poll(async () => (await phone.read()).heard.level).toBeLessThan(SILENT);
  await other.does('answer');
  await connected(alice);
  await expect.poll(async () => (await other.read()).heard.level).toBeGreaterThan(AUDIBLE);
  await expect(connect).toBeVisible();
  await accessibleInBothSchemes(alice);

  await connect.press('Enter');
  await expect(ended(alice)).toContainText('You transferred the call.');
  await ended(alice).getByRole('button', { name: 'Close' }).click();
  await expect(ended(alice)).toBeHidden();
  for (const one of [phone, other]) {
    await expect.poll(async () => (await one.read()).heard.level).toBeGreaterThan(AUDIBLE);
  }
  await phone.does('hang-up');
  await other.until('idle');
});

const pad = (page: Page) => page.getByRole('dialog', { name: 'Call a number' });
const field = (page: Page) => pad(page).getByRole('textbox', { name: 'Phone number' });

async function openPad(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Call a number' }).click();
  await expect(pad(page)).toBeVisible();
}

/** A number that everybody may call from, because Dana says so. */
async function numberForMembers(browser: Browser): Promise<string> {
  const [number] = await Promise.all([
    buyNumber('425', 'inbound+outbound'),
    signIn(browser, 'dana'),
  ]);
  ours = number;
  const ask = await askAs(stack().apps.web.url, 'dana');
  await ask('numbers.describe', { ...label, number, name: 'Support', callerId: true });
  return number;
}

async function accessibleInBothSchemes(page: Page): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page);
  }
}

async function dial(page: Page, from: string): Promise<void> {
  await openPad(page);
  await field(page).fill(HANDSET);
  await pad(page).getByLabel('Call from').selectOption(from);
  await pad(page).getByRole('button', { name: 'Call', exact: true }).click();
}

interface Reading {
  readonly state: string;
  readonly peer: string | null;
  readonly digits: string;
  readonly heard: { readonly level: number };
}

/** A handset of the pretend phone network, which says a tone while it talks. */
class Handset {
  readonly #path: string;

  constructor(number: string) {
    this.#path = `/handsets/${encodeURIComponent(number)}`;
  }

  static async open(shown: string): Promise<Handset> {
    const phoneNumber = shown.replaceAll(' ', '');
    await askCarrier('POST', '/handsets', { phoneNumber });
    const handset = new Handset(phoneNumber);
    await handset.line({ voice: 'tone', toneHz: PHONE_HZ, isBusy: false });
    return handset;
  }

  /** Of its page. */
  get url(): string {
    return `${stack().apps['carrier'].url}${this.#path}`;
  }

  line(change: object): Promise<unknown> {
    return askCarrier('PATCH', `${this.#path}/line`, change);
  }

  read(): Promise<Reading> {
    return askCarrier('GET', `${this.#path}/telephone`);
  }

  does(what: string): Promise<unknown> {
    return askCarrier('POST', `${this.#path}/telephone/${what}`, {});
  }

  until(state: string): Promise<void> {
    return expect.poll(async () => (await this.read()).state).toBe(state);
  }
}
