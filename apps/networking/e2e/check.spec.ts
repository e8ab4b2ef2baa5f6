import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { answerProcedures, expectAccessible, takePicture, test } from '@switchboard/e2e';
import { signIn } from './_spaces.ts';

const resultOf = (page: Page, way: string) =>
  page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: way }) });

test(
  'somebody checks each path by keyboard, and copies the result',
  { tag: '@picture' },
  async ({ browser }) => {
    const alice = await signIn(browser, 'alice', {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await alice.getByRole('link', { name: 'Connectivity check' }).click();
    await alice.getByRole('button', { name: 'Start check' }).press('Enter');
    await expect(alice.getByText('The check is complete.')).toBeVisible();
    await expect(resultOf(alice, 'STUN')).toContainText('Works');
    const relay = resultOf(alice, 'TURN over UDP');
    await expect(relay).toContainText(/Works.* ms.* (Mb|Mbit)\/s/s);
    await expect(alice.getByRole('img', { name: /TURN over UDP: data passes/ })).toBeVisible();
    await expect(alice.getByText(/^In use: /)).toBeVisible();
    await expectAccessible(alice);
    await takePicture(alice, 'connectivity-check.png');

    await alice.getByRole('button', { name: 'Copy for support' }).click();
    const text = await alice.evaluate(() => navigator.clipboard.readText());
    expect(text).toMatch(/TURN over UDP, turn:.*round trip .* Mbit\/s/);
    expect(text).toContain('Selected pair: ');
  },
);

test('in Chinese and dark, somebody learns why there is nothing to check', async ({ browser }) => {
  const alice = await signIn(browser, 'alice', { locale: 'zh-CN', colorScheme: 'dark' });
  const data = { code: 'relay-not-allowed', httpStatus: 403 };
  await answerProcedures(alice, /^me\.relay$/, {
    error: { message: 'refused', code: -32003, data },
  });
  await alice.getByRole('link', { name: '连接检测' }).click();
  await alice.getByRole('button', { name: '开始检测' }).click();
  await expect(alice.getByText('你没有使用中继的权限。请联系管理员。')).toBeVisible();
  await expectAccessible(alice);
});
