import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import {
  answerProcedures,
  askCarrier,
  buyNumber,
  callPhone,
  expectAccessible,
  recordCall,
  releaseNumber,
  takePicture,
  test,
} from '@switchboard/e2e';
import { answer, open, signIn } from './_console.ts';
import { startReceiver } from './_receiver.ts';

const HANDSET = '+14255550127';
const SHOWN = 'Phone +142…27';
const telephone = `/handsets/${encodeURIComponent(HANDSET)}/telephone`;

const row = (page: Page) => page.getByRole('row').filter({ hasText: SHOWN });
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

let ours: string | undefined;
test.afterEach(async () => {
  // Other journeys find the phone network without numbers.
  if (ours !== undefined) await releaseNumber(ours);
  ours = undefined;
});

async function keepFor(page: Page, days: number): Promise<void> {
  await button(page, 'Change retention').click();
  await page.getByRole('textbox', { name: 'Days' }).fill(String(days));
  await expectAccessible(page);
  await button(page, 'Save').click();
  await expect(page.getByText(new RegExp(`kept for ${days} days?\\.`))).toBeVisible();
}

test(
  'a recording is listened to and deleted, and the audit knows of both',
  { tag: '@picture' },
  async ({ browser }) => {
    await using receiver = await startReceiver();
    ours = await buyNumber('425', 'inbound+outbound');
    await askCarrier('POST', '/handsets', { phoneNumber: HANDSET });
    const line = { voice: 'tone', toneHz: 700, isBusy: false };
    await askCarrier('PATCH', telephone.replace(/telephone$/, 'line'), line);
    const connectionId = await callPhone(ours, HANDSET, receiver.url);
    const state = async () => (await askCarrier<{ state: string }>('GET', telephone)).state;
    await expect.poll(state).toBe('ringing');
    await askCarrier('POST', `${telephone}/answer`, {});
    await expect.poll(state).toBe('talking');
    const recording = await recordCall(connectionId);

    const dana = await signIn(browser, 'dana');
    await open(dana, 'Recordings');
    await expect(row(dana)).toContainText('Recording');
    await expect(button(dana, /^Listen/)).toBeHidden();
    await expectAccessible(dana);
    await recording.stop();
    await askCarrier('POST', `${telephone}/hang-up`, {});
    await expect(row(dana)).toContainText('Stopped');
    await expect(row(dana)).not.toContainText('5550127');

    await row(dana)
      .getByRole('button', { name: /^Listen/ })
      .click();
    const player = dana.getByRole('dialog');
    await expect(player.locator('rect').first()).toBeAttached();
    const heights = await player
      .locator('rect')
      .evaluateAll((bars) => bars.map((bar) => Number(bar.getAttribute('height'))));
    expect(Math.max(...heights)).toBeGreaterThan(4);
    const played = await player.locator('audio').evaluate(async (audio: HTMLAudioElement) => {
      await audio.play();
      await new Promise((resolve) => audio.addEventListener('timeupdate', resolve));
      return { at: audio.currentTime, seconds: audio.duration };
    });
    expect(played.at).toBeGreaterThan(0);
    expect(played.seconds).toBeGreaterThan(1);
    await player.getByRole('slider', { name: 'Position' }).fill('0.5');
    await expectAccessible(dana);
    await takePicture(dana, 'console-recording.png');
    await dana.emulateMedia({ colorScheme: 'dark' });
    await expectAccessible(dana);
    await dana.emulateMedia({ colorScheme: 'light' });
    await button(dana, 'Close').click();

    await keepFor(dana, 7);
    await keepFor(dana, 1);

    await row(dana)
      .getByRole('button', { name: /^Delete/ })
      .click();
    const dialog = dana.getByRole('dialog');
    const typing = dialog.getByRole('textbox');
    const [, reference = ''] = /([\da-f]{8}) to confirm/.exec(await dialog.innerText()) ?? [];
    await typing.fill('00000000');
    const remove = dialog.getByRole('button', { name: 'Delete recording', exact: true });
    await expect(remove).toBeDisabled();
    await typing.fill(reference);
    await expectAccessible(dana);
    await remove.click();
    await expect(dana.getByText(`Recording ${reference} deleted`)).toBeVisible();
    const digest = (await dana.getByRole('dialog').innerText()).match(/[\da-f]{64}/)?.[0] ?? 'none';
    await expectAccessible(dana);
    await dana.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
    await expect(row(dana)).toHaveCount(0);

    await open(dana, 'Audit');
    await expect(dana.getByRole('table')).toContainText('Recording listened to');
    await expect(dana.getByRole('table')).toContainText('Recording deleted');
    await expect(dana.getByRole('table')).toContainText(digest);
  },
);

for (const colorScheme of ['light', 'dark'] as const) {
  test(`recordings that are not there, or went wrong, are said, ${colorScheme}`, async ({
    browser,
  }) => {
    const dana = await signIn(browser, 'dana', { colorScheme });
    await open(dana, 'Recordings');
    const at = '2026-01-15T10:00:00.000Z';
    const failed = {
      ...{ id: 'eyJ4IjoxfQ', reference: '0a1b2c3d', callId: 'p.1', state: 'finished' },
      ...{ channelType: 'unmixed', format: 'wav', startedAt: at, endedAt: at, expiresAt: at },
      ...{ durationMs: 3_723_000, bytes: 120_000_000, endReason: 'failed', startedBy: null },
      people: [{ id: '4:+142…27', personId: null, name: null }],
    };
    let items: readonly (typeof failed)[] = [];
    await answer(dana, { 'recordings.list': () => ({ items, cursor: null }) });
    await dana.reload();
    await expect(dana.getByRole('heading', { name: 'No recordings' })).toBeVisible();
    await expectAccessible(dana);
    items = [failed];
    await dana.reload();
    await expect(row(dana)).toContainText('1:02:03');
    await expect(row(dana)).toContainText('Interrupted');
    await row(dana)
      .getByRole('button', { name: /^Listen/ })
      .click();
    await expect(dana.getByText('Couldn’t load the waveform.')).toBeVisible();
    await dana
      .getByRole('dialog')
      .locator('audio')
      .evaluate((audio: HTMLAudioElement) => audio.load());
    await expectAccessible(dana);
    const away = { code: 'control-unavailable', httpStatus: 503, requestId: 'req_7' };
    await answerProcedures(dana, /^recordings\./, {
      error: { message: 'static', code: -32_603, data: away },
    });
    await dana.reload();
    await expect(dana.getByText('Couldn’t load recordings from the data plane.')).toBeVisible();
    await expectAccessible(dana);
  });
}
