import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { startRobot, test } from '@switchboard/e2e';
import { createSpace, enterSpace, personIn, placeOf, signIn, SMALL, tab } from './_spaces.ts';

/** Three who draw or compute on one machine: on a busy one the robot alone has taken half a minute to be reached. */
const TIMEOUT_MS = 300_000;
const REACHED_MS = 90_000;
const NOTES = 16;
/** The path is changed with each note of these. */
const CHANGE_EVERY = 4;
const PATHS = ['Peer connections', 'Call data channel'] as const;
const QUESTION = 'robot, who are you?';
const ANSWER = `“${QUESTION}”: hello! I put back what you move.`;

const notesOn = (page: Page) => page.getByRole('list', { name: 'Notes' }).getByRole('listitem');

async function writeNote(page: Page, note: string): Promise<void> {
  const field = page.getByRole('textbox', { name: 'Add a note' });
  await field.fill(note);
  await field.press('Enter');
}

const choosePath = (page: Page, path: string): Promise<void> =>
  page.getByText(path, { exact: true }).first().click();

test('two people and a robot share a space, and nothing is lost while they change the path', async ({
  browser,
}) => {
  test.setTimeout(TIMEOUT_MS);
  await using _robot = await startRobot();
  const [alice, bob] = await Promise.all([
    signIn(browser, 'alice', SMALL),
    signIn(browser, 'bob', SMALL),
  ]);
  await createSpace(alice, 'Workshop', ['Bob', 'Robot']);
  await enterSpace(bob, 'Workshop');
  for (const page of [alice, bob])
    await expect(personIn(page, 'Robot')).toContainText('Peer connections', {
      timeout: REACHED_MS,
    });
  await expect(personIn(alice, 'Bob')).toContainText('Call data channel');

  await test.step('what Alice throws, the robot puts back, and all see it there', async () => {
    for (const page of [alice, bob]) await tab(page, 'Things');
    const place = await placeOf(alice, 'Red ball').textContent();
    await alice.getByRole('button', { name: 'Grab Red ball' }).click();
    await alice.getByRole('button', { name: 'Throw Red ball' }).click();
    await expect(placeOf(bob, 'Red ball')).toContainText('Last moved by Alice');
    for (const page of [alice, bob])
      await expect(placeOf(page, 'Red ball')).toHaveText(`${place} Last moved by Robot.`);
  });

  await test.step('the robot answers a note, and every note is there once', async () => {
    for (const page of [alice, bob]) await tab(page, 'Board');
    await writeNote(alice, QUESTION);
    await expect(notesOn(bob)).toHaveText([QUESTION, ANSWER]);
    const notes = Array.from({ length: NOTES }, (_, at) => `note ${at + 1}`);
    for (const [at, note] of notes.entries()) {
      const path = at % CHANGE_EVERY === 0 ? PATHS[(at / CHANGE_EVERY) % 2] : undefined;
      await Promise.all([path && choosePath(bob, path), writeNote(alice, note)]);
    }
    for (const page of [alice, bob])
      await expect(notesOn(page)).toHaveText([QUESTION, ANSWER, ...notes]);
    await expect(alice.getByRole('radio', { name: PATHS[1] })).toBeChecked();
  });
});
