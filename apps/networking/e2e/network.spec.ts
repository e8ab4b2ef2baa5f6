import { expect } from '@playwright/test';
import { expectAccessible, takePicture, test } from '@switchboard/e2e';
import { createSpace, enterSpace, signIn, tab } from './_spaces.ts';

test(
  'somebody compares both paths, and uses the relay only',
  { tag: '@picture' },
  async ({ browser }) => {
    const [alice, bob] = await Promise.all([signIn(browser, 'alice'), signIn(browser, 'bob')]);
    await createSpace(alice, 'Two paths', ['Bob']);
    await enterSpace(bob, 'Two paths');
    await expect(
      alice.getByRole('list', { name: 'People' }).getByText('Call data channel'),
    ).toBeVisible();
    await takePicture(alice, 'space.png');
    await tab(alice, 'Network');
    const mesh = alice.getByRole('region', { name: 'Peer connections' });
    await expect(mesh.getByRole('row', { name: 'Bob' })).toContainText(/\d ms/);

    const compared = alice.getByRole('region', { name: 'Compare paths' });
    await compared.getByRole('button', { name: 'Compare' }).press('Enter');
    await expect(compared.getByRole('status')).toHaveText(/Measuring: Call data channel/);
    await expect(compared.getByRole('status')).toHaveText('Comparison complete.');
    const row = (name: string) => compared.getByRole('row', { name });
    await expect(row('Round trip, median')).toHaveText(/ms.*ms/);
    await expect(row('Throughput')).toHaveText(/(Mb|Mbit)\/s.*(Mb|Mbit)\/s/);
    await expectAccessible(alice);
    await row('Throughput').scrollIntoViewIfNeeded();
    await takePicture(alice, 'space-network.png');

    await alice.getByRole('switch', { name: 'Use the relay only' }).check();
    await expect(mesh.getByText(/^Bob: relay \(udp\) – /)).toBeVisible();
    await alice.reload();
    await tab(alice, 'Network');
    await expect(alice.getByRole('switch', { name: 'Use the relay only' })).toBeChecked();
  },
);
