import { control } from './_harness.ts';
import type { Running } from './_harness.ts';
import { freshDatabase, hasServices } from './_services.ts';
import { advance, OURS, startWithSms, THEIRS, told } from './_sms.ts';
import { subscriber } from './_subscriber.ts';
import type { Subscriber } from './_subscriber.ts';
import { textProvider } from './_text-provider.ts';
import type { TextProvider } from './_text-provider.ts';
import { until } from './_until.ts';

const DAY_MS = 86_400_000;
const LONG = 'abcdefghij'.repeat(40);
const TEXTS = 63;
const AT_ONCE = 9;

let provider: TextProvider;
let running: Running;
let endpoint: Subscriber;
beforeEach(async () => {
  provider = await textProvider();
  running = await startWithSms({ sms: provider.config });
  endpoint = await subscriber();
  await subscribe(running);
  await provider.bound();
});
afterEach(async () => {
  await running[Symbol.asyncDispose]();
  await endpoint[Symbol.asyncDispose]();
  await provider[Symbol.asyncDispose]();
});

async function subscribe({ plane }: Running): Promise<void> {
  const subscription = { name: 'texts', endpoint: endpoint.url };
  await control(plane, 'POST', '/events/subscriptions', subscription);
}

describe('receiving', () => {
  it('tells of a text once, however it comes', async () => {
    await provider.write('Hello');
    await provider.write(LONG, { order: (all) => [...all].reverse(), reference: 9 });
    await provider.write('Grüße 😀'.repeat(20), { by: 'sar', reference: 300 });
    await provider.write('Twice', { userMessageReference: 5 });
    await provider.write('Twice', { userMessageReference: 5 });
    await provider.write('Hello');
    await endpoint.until(5);
    const received = await told(endpoint, 'SMSReceived');
    const texts = received.map(({ message }) => message);
    expect(texts.sort()).toEqual(['Grüße 😀'.repeat(20), 'Hello', 'Hello', LONG, 'Twice'].sort());
    expect(received.find(({ message }) => message === LONG)).toMatchObject({
      from: THEIRS.slice(1),
      to: OURS.slice(1),
      segmentCount: 3,
    });
  });

  it('takes no text for a number that one does not have', async () => {
    await expect(provider.write('Hello', { to: '14255550199' })).rejects.toMatchObject({
      code: 'deliver-refused',
      statusName: 'ESME_RINVDSTADR',
    });
  });

  it('holds no more parts than it may', async () => {
    const first = async (reference: number) =>
      provider.write(LONG, { by: 'wide-header', reference, order: () => [0] });
    // As many at once as the window of a link holds.
    for (let reference = 0; reference < 512; reference += 8)
      await Promise.all(Array.from({ length: 8 }, (_, index) => first(reference + index)));
    await expect(first(600)).rejects.toMatchObject({ statusName: 'ESME_RMSGQFUL' });
    // What is not kept is not taken for a repetition either.
    await expect(first(600)).rejects.toMatchObject({ statusName: 'ESME_RMSGQFUL' });
    await advance(running.plane, 2 * DAY_MS);
    await until('they are forgotten', async () => {
      const isTaken = await first(600).then(
        () => true,
        () => false,
      );
      return isTaken;
    });
  });

  it('knows a part again for minutes, and the same long text of another hour for a new one', async () => {
    const again = { reference: 9 };
    await provider.write(LONG, again);
    await provider.write(LONG, again);
    await provider.write(LONG, { ...again, userMessageReference: 5 });
    await advance(running.plane, 3_600_000);
    await provider.write(LONG, { ...again, userMessageReference: 5 });
    await provider.write(LONG, again);
    await provider.write('and that is all');
    await endpoint.until(4);
    const texts = (await told(endpoint, 'SMSReceived')).map(({ message }) => message);
    expect(texts.sort()).toEqual([LONG, LONG, LONG, 'and that is all'].sort());
  });
});

const services = await hasServices();
if (!services) process.stderr.write('SKIPPED: the order of texts, for want of Postgres\n');

(services ? test : test.skip)('texts of a pair are told of in the order they came', async () => {
  // The provider hands over to whoever is bound: from now on to another one alone.
  await running[Symbol.asyncDispose]();
  await using database = await freshDatabase();
  await using scaled = await startWithSms({ sms: provider.config, databaseUrl: database.url });
  await subscribe(scaled);
  await provider.bound();
  const texts = Array.from({ length: TEXTS }, (_, at) => `text ${at}`);
  const from = ['14255550111', '14255550112', '14255550113'];
  const write = (text: string, at: number) =>
    provider.write(text, { from: from[at % from.length]! });
  // As many at once as the window of a link holds, so that they overtake each other if they may.
  for (let at = 0; at < TEXTS; at += AT_ONCE)
    await Promise.all(texts.slice(at, at + AT_ONCE).map((text, of) => write(text, at + of)));
  await endpoint.until(TEXTS);
  const received = await told(endpoint, 'SMSReceived');
  for (const [at, number] of from.entries()) {
    const own = received.filter((one) => one['from'] === number);
    const times = own.map(({ receivedTimestamp }) => receivedTimestamp);
    expect(new Set(times).size).toBe(own.length);
    own.sort((a, b) => (String(a['receivedTimestamp']) < String(b['receivedTimestamp']) ? -1 : 1));
    const expected = texts.filter((_, index) => index % from.length === at);
    expect(own.map(({ message }) => message)).toEqual(expected);
  }
});
