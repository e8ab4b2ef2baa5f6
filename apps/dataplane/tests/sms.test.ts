import { randomUUID } from 'node:crypto';
import type { SmsClient, SmsSendResult } from '@azure/communication-sms';
import { readContent } from '@switchboard/smpp';
import { control, refused } from './_harness.ts';
import type { Running } from './_harness.ts';
import { signedRequest } from './_signed.ts';
import {
  advance,
  OURS,
  shownMessages,
  SILENT,
  smsClient,
  startWithSms,
  THEIRS,
  told,
  TOLL_FREE,
} from './_sms.ts';
import { subscriber } from './_subscriber.ts';
import type { Subscriber } from './_subscriber.ts';
import { textProvider } from './_text-provider.ts';
import type { TextProvider } from './_text-provider.ts';
import { until } from './_until.ts';

const DAY_MS = 86_400_000;
const LONG = 'abcdefghij'.repeat(40);

let provider: TextProvider;
let running: Running;
let sms: SmsClient;
let endpoint: Subscriber;
beforeEach(async () => {
  provider = await textProvider();
  running = await startWithSms({ sms: provider.config });
  sms = smsClient(running.plane);
  endpoint = await subscriber();
  const subscription = { name: 'texts', endpoint: endpoint.url };
  await control(running.plane, 'POST', '/events/subscriptions', subscription);
  await provider.bound();
});
afterEach(async () => {
  await running[Symbol.asyncDispose]();
  await endpoint[Symbol.asyncDispose]();
  await provider[Symbol.asyncDispose]();
});

const send = (message: string, options = {}, to = [THEIRS]) =>
  sms.send({ from: OURS, to, message }, { enableDeliveryReport: true, ...options });

const report = async () => {
  await endpoint.until(1);
  return (await told(endpoint, 'SMSDeliveryReportReceived'))[0]!;
};

describe('sending', () => {
  it('hands a text to the provider and reports that it was delivered', async () => {
    const [result] = await send('Grüße €5', { tag: 'order 7' });
    expect(result).toMatchObject({ to: THEIRS, httpStatusCode: 202, successful: true });
    expect(result!.messageId).toMatch(/^Outgoing_\d{14}[\da-f-]{36}_noam$/);
    await provider.until(1);
    const { message } = provider.got[0]!;
    expect(message).toMatchObject({
      source: { ton: 1, npi: 1, value: OURS.slice(1) },
      destination: { ton: 1, npi: 1, value: THEIRS.slice(1) },
      registeredDelivery: 1,
      dataCoding: 0,
    });
    expect(provider.texts).toEqual(['Grüße €5']);
    await provider.receipt('m1', 'ENROUTE');
    await provider.receipt('m1', 'DELIVERED');
    expect(await report()).toMatchObject({
      messageId: result!.messageId,
      from: OURS.slice(1),
      to: THEIRS.slice(1),
      deliveryStatus: 'Delivered',
      deliveryStatusDetails: '2000: No Error',
      deliveryAttempts: [{ segmentsSucceeded: 1, segmentsFailed: 0 }],
      tag: 'order 7',
    });
    const path = `/deliveryReports/${result!.messageId}?api-version=2026-01-23`;
    const { status, body } = await signedRequest(running.plane.http, 'GET', path);
    expect(status).toBe(200);
    expect(body).toMatchObject({ from: OURS, to: THEIRS, deliveryStatus: 'Delivered' });
  });

  it('sends what is long in segments, which are reported together', async () => {
    await send(LONG);
    await provider.until(3);
    expect(provider.texts).toEqual([LONG]);
    const places = provider.got.map(({ message }) => readContent(message)!.part?.index);
    expect(places).toEqual([1, 2, 3]);
    for (const id of ['m3', 'm1']) await provider.receipt(id, 'DELIVERED');
    expect(endpoint.notified).toEqual([]);
    await provider.receipt('m2', 'UNDELIVERABLE', { networkError: { network: 3, code: 1 } });
    expect(await report()).toMatchObject({
      deliveryStatus: 'Failed',
      deliveryStatusDetails: '4004: Destination number does not exist',
      deliveryAttempts: [{ segmentsSucceeded: 2, segmentsFailed: 1 }],
    });
  });

  it('answers for each recipient', async () => {
    const results = await send('Hello', {}, [THEIRS, 'nobody', '+14255550112']);
    expect(results.map(({ httpStatusCode }) => httpStatusCode)).toEqual([202, 400, 202]);
    expect(results[1]).toMatchObject({
      successful: false,
      errorMessage: 'Invalid To phone number format.',
    });
    await provider.until(2);
    const unreported = await sms.send({ from: OURS, to: [THEIRS], message: 'No report' });
    expect(unreported[0]).toMatchObject({ successful: true });
    await provider.until(3);
    expect(provider.got[2]!.message.registeredDelivery).toBe(0);
    await until('it is over', async () => {
      const [last] = await shownMessages(running.plane);
      return last!.state === 'sent';
    });
    const path = `/deliveryReports/${unreported[0]!.messageId}?api-version=2026-01-23`;
    expect(await signedRequest(running.plane.http, 'GET', path)).toMatchObject({ status: 404 });
  });

  it('refuses who it is not from', async () => {
    const from = (number: string) => sms.send({ from: number, to: [THEIRS], message: 'Hello' });
    await expect(from('+14255550199')).rejects.toEqual(refused(401, 'Unauthorized'));
    await expect(from('SHOP')).rejects.toEqual(refused(401, 'Unauthorized'));
    await expect(from(SILENT)).rejects.toEqual(refused(403, 'Forbidden'));
    await expect(send('x'.repeat(2_049))).rejects.toEqual(refused(400, 'ValidationError'));
    const crowd = Array.from({ length: 101 }, () => THEIRS);
    await expect(send('Hello', {}, crowd)).rejects.toEqual(refused(400, 'ValidationError'));
  });
});

describe('a request that is repeated', () => {
  const path = '/sms?api-version=2025-05-29-preview';
  const firstSent = () => new Date().toUTCString();
  async function ask(message: string, recipient: Record<string, string>): Promise<SmsSendResult> {
    const body = { from: OURS, smsRecipients: [{ to: THEIRS, ...recipient }], message };
    const { status, body: answer } = await signedRequest(running.plane.http, 'POST', path, body);
    expect(status).toBe(202);
    return (answer as { value: SmsSendResult[] }).value[0]!;
  }

  it('is done once, and answered alike', async () => {
    const repeatable = {
      repeatabilityRequestId: randomUUID(),
      repeatabilityFirstSent: firstSent(),
    };
    const many = await Promise.all([1, 2, 3].map(() => ask('Hello', repeatable)));
    const again = await ask('Hello', repeatable);
    expect(new Set([...many, again].map(({ messageId }) => messageId)).size).toBe(1);
    expect(again).toMatchObject({ repeatabilityResult: 'accepted', successful: true });
    expect(await ask('Other', repeatable)).toMatchObject({
      repeatabilityResult: 'rejected',
      httpStatusCode: 400,
      successful: false,
    });
    await ask('Last', {});
    await provider.until(2);
    expect(provider.texts).toEqual(['Hello', 'Last']);
  });

  it('is refused when it cannot be told from others', async () => {
    const repeatabilityRequestId = randomUUID();
    const dates = ['2026-11-30T10:00:00Z', new Date(Date.now() - 2 * DAY_MS).toUTCString(), ''];
    for (const repeatabilityFirstSent of dates)
      expect(await ask('Hello', { repeatabilityRequestId, repeatabilityFirstSent })).toMatchObject({
        repeatabilityResult: 'rejected',
        httpStatusCode: 400,
      });
    expect(await shownMessages(running.plane)).toEqual([]);
  });
});

describe('opting out', () => {
  it('is done by a word, confirmed once, and undone by another', async () => {
    await provider.write(' Stop ');
    await provider.until(1);
    expect(provider.texts[0]).toMatch(/opted out/);
    await provider.write('UNSUBSCRIBE');
    const [result] = await send('Hello');
    expect(result).toMatchObject({ successful: true });
    await endpoint.until(3);
    const [failed] = await told(endpoint, 'SMSDeliveryReportReceived');
    expect(failed).toMatchObject({
      deliveryStatus: 'Failed',
      deliveryStatusDetails: '4007: Sender blocked for given recipient.',
    });
    expect((await told(endpoint, 'SMSReceived')).map(({ message }) => message)).toEqual([
      ' Stop ',
      'UNSUBSCRIBE',
    ]);
    await sms.send({ from: TOLL_FREE, to: [THEIRS], message: 'From another number' });
    await provider.until(2);
    await provider.write('start');
    await provider.until(3);
    await send('Hello again');
    await provider.until(4);
    expect(provider.texts.slice(1)).toEqual([
      'From another number',
      expect.stringMatching(/opted in/),
      'Hello again',
    ]);
  });

  it('is asked for, undone and looked up by the service', async () => {
    const { optOuts } = sms;
    expect(await optOuts.add(OURS, [THEIRS, 'nobody'])).toMatchObject([
      { to: THEIRS, httpStatusCode: 200 },
      { to: 'nobody', httpStatusCode: 400, errorMessage: 'Invalid recipient phone number format' },
    ]);
    const check = async () => (await optOuts.check(OURS, [THEIRS]))[0]!.isOptedOut;
    expect(await check()).toBe(true);
    await optOuts.remove(OURS, [THEIRS]);
    expect(await check()).toBe(false);
    await expect(optOuts.check('+14255550199', [THEIRS])).rejects.toEqual(
      refused(401, 'Unauthorized'),
    );
  });

  it('answers who asks for help', async () => {
    await provider.write('help');
    await provider.until(1);
    expect(provider.texts[0]).toMatch(/STOP/);
    expect(await shownMessages(running.plane)).toMatchObject([{ isReply: true }]);
  });
});

it('tells nobody in logs and lists of requests whom texts are for, and what they say', async () => {
  await send('Secret words', {}, [THEIRS, 'nobody']);
  await provider.write('Secret answer');
  await provider.write('STOP');
  await provider.until(2);
  await endpoint.until(2);
  const path = `/phoneNumbers/${encodeURIComponent(OURS)}?api-version=2025-06-01`;
  expect(await signedRequest(running.plane.http, 'GET', path)).toMatchObject({ status: 200 });
  const { body } = await control(running.plane, 'GET', '/requests');
  const shown = JSON.stringify([running.log, body]);
  expect(shown).toContain('/phoneNumbers/{number}');
  expect(shown).not.toMatch(/Secret|1425555/);
});

describe('what never ends by itself', () => {
  it('is over when no report came for a day', async () => {
    await send('Hello');
    await provider.until(1);
    await until(
      'it was sent',
      async () => (await shownMessages(running.plane))[0]!.state === 'sent',
    );
    await advance(running.plane, DAY_MS + 2 * 60_000);
    expect(await report()).toMatchObject({ deliveryStatusDetails: '9999: Unknown' });
    // Too late to change anything.
    await provider.receipt('m1', 'DELIVERED');
    expect(await shownMessages(running.plane)).toMatchObject([{ state: 'failed' }]);
  });

  it('is a text that no provider took for as long as it was worth something', async () => {
    await provider[Symbol.asyncDispose]();
    await until('the link is gone', async () => {
      const { body } = await control(running.plane, 'GET', '/sms/providers');
      const [shown] = (body as { value: { links: { state: string }[] }[] }).value;
      return shown!.links[0]!.state !== 'bound';
    });
    // The SDK takes this option and does not send it.
    const smsSendOptions = { enableDeliveryReport: true, deliveryReportTimeoutInSeconds: 60 };
    const body = { from: OURS, smsRecipients: [{ to: THEIRS }], message: 'Hello', smsSendOptions };
    const path = '/sms?api-version=2026-01-23';
    expect(await signedRequest(running.plane.http, 'POST', path, body)).toMatchObject({
      status: 202,
    });
    await advance(running.plane, 3 * 60_000);
    expect(await report()).toMatchObject({
      deliveryStatusDetails: '5001: Message delivery failed temporarily',
    });
  });
});
