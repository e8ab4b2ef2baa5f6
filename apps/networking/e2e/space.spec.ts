import { expect } from '@playwright/test';
import { expectAccessible, test } from '@switchboard/e2e';
import { createSpace, enterSpace, placeOf, signIn, SMALL, tab } from './_spaces.ts';

test('two people move things, change the path meanwhile, and lose nothing', async ({ browser }) => {
  const [alice, bob] = await Promise.all([signIn(browser, 'alice'), signIn(browser, 'bob', SMALL)]);
  await createSpace(alice, 'Game night', ['Bob']);
  await enterSpace(bob, 'Game night');
  const people = (page: typeof alice) => page.getByRole('list', { name: 'People' });
  await expect(people(alice).getByText('Call data channel')).toBeVisible();

  await tab(bob, 'Things');
  await tab(alice, 'Things');
  await alice.getByRole('button', { name: 'Grab Red ball' }).click();
  await alice.getByRole('button', { name: 'Throw Red ball' }).click();
  await expect(placeOf(bob, 'Red ball')).toContainText('Last moved by Alice');

  await bob.getByText('Peer connections', { exact: true }).first().click();
  await expect(alice.getByRole('radio', { name: 'Peer connections' })).toBeChecked();
  await tab(alice, 'People');
  await expect(people(alice).getByText('Peer connections')).toBeVisible();

  await expect(async () => {
    const [hers, his] = await Promise.all(
      [alice, bob].map(async (page) => {
        await tab(page, 'Things');
        return placeOf(page, 'Red ball').textContent();
      }),
    );
    expect(hers?.replace('you', 'Alice')).toBe(his);
  }).toPass();
  await expectAccessible(alice);
});
