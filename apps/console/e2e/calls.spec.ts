import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import {
  answerProcedures,
  askCarrier,
  buyNumber,
  callPhone,
  expectAccessible,
  releaseNumber,
  takePicture,
  test,
} from '@switchboard/e2e';
import { answer, open, signIn } from './_console.ts';
import { startReceiver } from './_receiver.ts';

const HANDSET = '+14255550123';
const SHOWN = 'Phone +142…23';
const telephone = `/handsets/${encodeURIComponent(HANDSET)}/telephone`;

const part = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const call = (page: Page, list: string) =>
  part(page, list).getByRole('row').filter({ hasText: SHOWN }).first();

let ours: string | undefined;
test.afterEach(async () => {
  // Other journeys find the phone network without numbers.
  if (ours !== undefined) await releaseNumber(ours);
  ours = undefined;
});

test(
  'a call to a phone is watched while it goes on, and afterwards',
  {
    tag: '@picture',
  },
  async ({ browser }) => {
    await using receiver = await startReceiver();
    ours = await buyNumber('425', 'inbound+outbound');
    await askCarrier('POST', '/handsets', { phoneNumber: HANDSET });
    const line = { voice: 'tone', toneHz: 700, isBusy: false };
    await askCarrier('PATCH', telephone.replace(/telephone$/, 'line'), line);
    const dana = await signIn(browser, 'dana');
    await open(dana, 'Calls');
    await callPhone(ours, HANDSET, receiver.url);
    await expect(call(dana, 'In progress')).toContainText('Ringing');
    const state = async () => (await askCarrier<{ state: string }>('GET', telephone)).state;
    await expect.poll(state).toBe('ringing');
    await askCarrier('POST', `${telephone}/answer`, {});
    await expect(call(dana, 'In progress')).toContainText('Connected');
    await expect(call(dana, 'In progress')).toContainText(/(Good|Poor) \([\d.]+% loss\)/);
    await expectAccessible(dana);

    await call(dana, 'In progress').getByRole('rowheader').getByRole('link').press('Enter');
    await expect(dana.getByRole('heading', { level: 1, name: 'Call details' })).toBeVisible();
    await expect(part(dana, 'In this call').getByText(/PCM[UA] .* packets received/)).toBeVisible();
    const timeline = part(dana, 'Timeline');
    for (const text of ['Call started', 'Answered', 'Sent INVITE (SDP)', 'Audio agreed: PCMU']) {
      await expect(timeline.getByRole('cell', { name: text, exact: true }).first()).toBeVisible();
    }
    await expect(timeline).toContainText('CallConnected delivered (attempt 1)');
    await expect(dana.getByRole('img', { name: /^Sequence diagram/ })).toContainText('200 INVITE');
    await takePicture(dana, 'console-call.png');
    await timeline.getByText('SIP', { exact: true }).first().click();
    await expect(timeline).not.toContainText('Sent INVITE');
    await expect(dana).toHaveURL(/\?without=sip$/);
    await expectAccessible(dana);

    await askCarrier('POST', `${telephone}/hang-up`, {});
    await expect(timeline).toContainText('Call ended');
    await expect(timeline).toContainText('Audio quality overall');
    await expect(dana.getByRole('main')).not.toContainText('5550123');
    await dana.emulateMedia({ colorScheme: 'dark' });
    await expectAccessible(dana);
    await dana.getByRole('main').getByRole('link', { name: 'Calls', exact: true }).click();
    await expect(call(dana, 'Recently ended')).toBeVisible();
    await open(dana, 'Phone network');
    await part(dana, 'Recent calls').getByRole('link', { name: 'Details' }).first().click();
    await expect(part(dana, 'Timeline')).toContainText('Call ended');
  },
);

for (const colorScheme of ['light', 'dark'] as const) {
  test(`what is not there, or not good, is said, ${colorScheme}`, async ({ browser }) => {
    const dana = await signIn(browser, 'dana', { colorScheme });
    await open(dana, 'Calls');
    const at = '2026-01-15T10:00:00.000Z';
    const quality = {
      ...{ codec: 'PCMA', lost: 0.03, lostLately: 0.125, concealed: 0.02, jitterMs: 4.25 },
      ...{ roundTripMs: 31, packetsReceived: 900, packetsSent: 950 },
    };
    const phone = { id: '4:+142…23', personId: null, name: null };
    const person = { id: '8:acs:1', personId: 'usr_1', name: 'Alice' };
    const leg = { state: 'connected', since: at, muted: false };
    const bad = {
      ...{ id: 'p.1', kind: 'direct', startedAt: at, endedAt: null, media: 'engine', process: 'p' },
      people: [person, phone],
      legs: [
        { ...leg, who: person, end: 'page', muted: true, quality: null, isBad: false },
        { ...leg, who: phone, end: 'phone', quality, isBad: true },
      ],
    };
    let calls: readonly (typeof bad)[] = [];
    await answer(dana, {
      'callTraces.list': () => ({ inProgress: calls.length * 300, missing: 1, calls, ended: [] }),
    });
    await dana.reload();
    await expect(dana.getByRole('heading', { name: 'No calls in progress' })).toBeVisible();
    await expect(dana.getByRole('heading', { name: 'No ended calls yet' })).toBeVisible();
    calls = [bad];
    await expect(call(dana, 'In progress')).toContainText('Poor (12.5% loss)');
    await expect(call(dana, 'In progress')).toContainText('Connected · muted');
    await expect(call(dana, 'In progress')).toContainText('Not measured');
    await expect(dana.getByText(/^1 data plane process didn’t respond/)).toBeVisible();
    await expect(dana.getByText('Showing the latest 1 of 300 calls in progress.')).toBeVisible();
    await expectAccessible(dana);

    await call(dana, 'In progress').getByRole('rowheader').getByRole('link').click();
    await expect(dana.getByRole('heading', { name: 'Call not found' })).toBeVisible();
    await expectAccessible(dana);
    const away = { code: 'control-unavailable', httpStatus: 503, requestId: 'req_7' };
    await answerProcedures(dana, /^callTraces\./, {
      error: { message: 'static', code: -32_603, data: away },
    });
    await dana.reload();
    await expect(dana.getByText('Couldn’t load calls.')).toBeVisible();
    await expectAccessible(dana);
  });
}
