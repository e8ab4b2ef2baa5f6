import { expect } from '@playwright/test';
import { expectAccessible, stack, takePicture, test, userIdOf } from '@switchboard/e2e';
import { feed, openThread, say, signIn, startThread } from './_people.ts';

for (const scheme of ['light', 'dark'] as const) {
  test(`every page is accessible, ${scheme}`, async ({ browser }) => {
    const stranger = await (await browser.newContext({ colorScheme: scheme })).newPage();
    await stranger.goto(stack().apps.web.url);
    await expectAccessible(stranger);
    await stranger.goto(`${stack().apps.web.url}/join/nonsense`);
    await expectAccessible(stranger);

    const carla = await signIn(browser, 'carla', { colorScheme: scheme });
    await expectAccessible(carla);
    await carla.getByRole('button', { name: 'New conversation' }).first().click();
    await carla.getByLabel('Search by name').fill('Bob');
    await carla.getByRole('checkbox', { name: 'Bob' }).check();
    await expectAccessible(carla);
    await carla.keyboard.press('Escape');
    await startThread(carla, ['Bob'], `Looks ${scheme}`);
    await say(carla, 'Does this read well? https://example.com');
    await expect(feed(carla).getByText('Sent', { exact: true })).toBeVisible();
    await expectAccessible(carla);
    await carla.getByRole('button', { name: 'Participants' }).click();
    await expect(carla.getByRole('dialog')).toBeVisible();
    await expectAccessible(carla);
    await carla.keyboard.press('Escape');
    await carla.getByRole('button', { name: 'Account of Carla' }).click();
    await expectAccessible(carla);
  });
}

test('the picture of the README', { tag: '@picture' }, async ({ browser }) => {
  const alice = await signIn(browser, 'alice');
  const bob = await signIn(browser, 'bob', { colorScheme: 'dark' });
  await startThread(alice, ['Bob'], 'Release party 🎉');
  await openThread(bob, 'Release party 🎉');
  await say(bob, 'I can bring the speakers. Who takes care of the food?');
  await say(alice, 'I asked the noodle bar, they deliver at six: https://example.com/menu');
  await say(bob, 'Perfect 👌');
  await expect(feed(alice).getByText('Perfect 👌')).toBeVisible();
  await bob.getByRole('textbox', { name: 'Write a message' }).pressSequentially('See');
  await expect(alice.getByText('Bob is typing…')).toBeVisible();
  await takePicture(alice, 'chat.png');
  await takePicture(bob, 'chat-dark.png');
});

test('the same in Chinese, and the choice is remembered', async ({ browser }) => {
  const carla = await signIn(browser, 'carla', { locale: 'zh-CN' });
  await expect(carla.getByRole('heading', { name: '会话', exact: true })).toBeVisible();
  await carla.getByRole('button', { name: 'Carla 的账户' }).click();
  await carla.getByRole('menuitemradio', { name: 'English' }).click();
  await expect(carla.getByRole('heading', { name: 'Conversations' })).toBeVisible();
  await carla.reload();
  await expect(carla.getByRole('heading', { name: 'Conversations' })).toBeVisible();
});

test('on a phone the list and the conversation take turns', async ({ browser }) => {
  const dana = await signIn(browser, 'dana', {
    viewport: { width: 375, height: 667 },
    hasTouch: true,
  });
  await startThread(dana, ['Alice'], 'Small screen');
  await expect(dana.getByRole('navigation')).toBeHidden();
  await say(dana, 'thumbs only');
  await expect(feed(dana).getByText('thumbs only')).toBeVisible();
  const width = await dana.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(375);
  await dana.getByRole('link', { name: 'All conversations' }).click();
  await expect(dana.getByRole('navigation')).toBeVisible();
});

test('by keyboard alone', async ({ browser }) => {
  const dana = await signIn(browser, 'dana');
  await dana.keyboard.press('Tab');
  await expect(dana.getByRole('link', { name: 'Skip to conversation' })).toBeFocused();
  await dana.getByRole('button', { name: 'New conversation' }).first().focus();
  await dana.keyboard.press('Enter');
  await expect(dana.getByLabel('Search by name')).toBeFocused();
  await dana.keyboard.type('Alice');
  await expect(dana.getByRole('checkbox', { name: 'Alice' })).toBeVisible();
  await dana.keyboard.press('Tab');
  await dana.keyboard.press('Space');
  await dana.getByRole('textbox', { name: 'Topic' }).focus();
  await dana.keyboard.type('Keys');
  await dana.keyboard.press('Enter');
  await expect(dana.getByRole('heading', { level: 2, name: 'Keys' })).toBeVisible();
  await dana.getByRole('textbox', { name: 'Write a message' }).focus();
  await dana.keyboard.type('typed');
  await dana.keyboard.press('Enter');
  await expect(feed(dana).getByText('typed')).toBeVisible();
  await feed(dana).focus();
  await dana.keyboard.press('PageUp');
  await expect(dana.locator('[role="article"]:focus')).toContainText('typed');
});

test('ten thousand messages stay light', async ({ browser }, { retry }) => {
  const topic = `Long history ${retry}`;
  const alice = await signIn(browser, 'alice');
  const control = stack().dataplane.control;
  const self = await userIdOf(alice);
  const messages = Array.from({ length: 10_000 }, (_, at) => ({
    from: 'alice',
    content: `line ${at}`,
  }));
  await fetch(`${control}/seed`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      identities: [{ name: 'alice', id: self }],
      threads: [
        {
          topic,
          participants: [{ name: 'alice', displayName: 'Alice' }],
          messages,
        },
      ],
    }),
  });
  await alice.reload();
  await openThread(alice, topic);
  await expect(feed(alice).getByText('line 9999')).toBeVisible();
  const rendered = () => feed(alice).getByRole('article').count();
  expect(await rendered()).toBeLessThan(80);
  const oldest = async () => {
    const lines = await feed(alice)
      .getByText(/^line \d+$/)
      .allInnerTexts();
    return Math.min(...lines.map((line) => Number(line.slice('line '.length))));
  };
  for (let page = 1; page <= 6; page++) {
    const before = await oldest();
    await feed(alice).evaluate((element) => element.scrollTo(0, 0));
    await expect.poll(oldest).toBeLessThan(before);
  }
  expect(await rendered()).toBeLessThan(80);
  await alice.getByRole('button', { name: 'Jump to latest message' }).click();
  await expect(feed(alice).getByText('line 9999')).toBeVisible();
});
