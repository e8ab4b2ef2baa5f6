import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { PhoneNumbersClient } from '@azure/communication-phone-numbers';
import { SmsClient } from '@azure/communication-sms';
import { CarrierProcess } from '@switchboard/carrier';
import { Scope } from '@switchboard/kernel';
import { dataPlaneProcess } from './_data-plane-process.ts';
import type { DataPlaneProcess } from './_data-plane-process.ts';
import { eventEndpoint } from './_event-endpoint.ts';
import type { EventEndpoint } from './_event-endpoint.ts';
import { freshDatabase, missingServices, REDIS } from './_services.ts';
import { until } from './_until.ts';

/** How many texts there are, and how often somebody is killed meanwhile; 5,000 and ten were tried by hand. */
const TEXTS = Number(process.env['TEST_TEXTS'] ?? 400);
const KILLS = Number(process.env['TEST_KILLS'] ?? 4);
const ANSWERS = TEXTS / 10;
const HANDSETS = Array.from({ length: 5 }, (_, at) => `+1425555019${at}`);
const LANES = 4;
/** Before a kill, in milliseconds: at random, so that every step is hit. */
const MAX_PAUSE_MS = 100;
const TIMEOUT_MS = 900_000;
const SETTLED_MS = 300_000;
/** Of what a data plane was delivering when it died, another one waits so long. */
const LEASE_MS = 60_000;

const missing = await missingServices();
if (missing.length > 0)
  process.stderr.write(`SKIPPED: texts over two, for there is no ${missing.join(' and no ')}\n`);

/** A number that texts come from, and everybody who is killed. */
interface Network {
  readonly carrier: CarrierProcess;
  readonly planes: readonly DataPlaneProcess[];
  readonly endpoint: EventEndpoint;
  readonly ours: string;
}

async function openNetwork(
  scope: Scope,
  count: number,
  environment: Record<string, string>,
): Promise<Network> {
  const folder = await mkdtemp(join(tmpdir(), 'switchboard-carrier-'));
  scope.add(() => rm(folder, { recursive: true, force: true }));
  const carrier = scope.use(await CarrierProcess.start(folder));
  const endpoint = scope.use(await eventEndpoint());
  const { account, smpp } = carrier;
  const toCarrier = {
    NUMBERS_INVENTORY_URL: carrier.http,
    NUMBERS_INVENTORY_KEY: carrier.inventoryKey,
    SMPP_URL: `smpp://${account.systemId}@${smpp.host}:${smpp.port}`,
    SMPP_PASSWORD: account.password,
  };
  const planes: DataPlaneProcess[] = [];
  for (let at = 0; at < count; at++) {
    const plane = scope.use(await dataPlaneProcess({ ...toCarrier, ...environment }));
    planes.push(plane);
    await plane.start();
  }
  for (const handset of HANDSETS) await carrier.api.open(handset);
  const ours = await buyNumber(planes[0]!);
  await subscribe(planes[0]!, endpoint.url);
  return { carrier, planes, endpoint, ours };
}

const options = { allowInsecureConnection: true, retryOptions: { maxRetries: 0 } };

async function buyNumber({ connectionString }: DataPlaneProcess): Promise<string> {
  const numbers = new PhoneNumbersClient(connectionString, options);
  const search = await numbers.beginSearchAvailablePhoneNumbers({
    countryCode: 'US',
    phoneNumberType: 'geographic',
    assignmentType: 'application',
    capabilities: { calling: 'inbound+outbound', sms: 'inbound+outbound' },
  });
  const { searchId, phoneNumbers } = await search.pollUntilDone();
  await (await numbers.beginPurchasePhoneNumbers(searchId)).pollUntilDone();
  return phoneNumbers[0]!;
}

async function subscribe({ control }: DataPlaneProcess, endpoint: string): Promise<void> {
  const { status } = await fetch(`${control}/events/subscriptions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'texts', endpoint }),
  });
  expect(status).toBe(201);
}

/** Sends until every text is acknowledged; one that was not is sent as another one. */
async function sendAll(
  { planes, ours }: Network,
  acknowledged: Map<string, string>,
): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    while (acknowledged.size < TEXTS) {
      const plane = planes[next % planes.length]!;
      const message = `text ${next++}`;
      const sms = new SmsClient(plane.connectionString, options);
      try {
        const results = await sms.send(
          { from: ours, to: HANDSETS, message },
          { enableDeliveryReport: true },
        );
        for (const { to, messageId } of results) acknowledged.set(messageId!, `${to} ${message}`);
      } catch {
        // It was killed, and comes again.
        await pause(50);
      }
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

/** Answers from handsets, each of which the network has on its disk. */
async function answerAll({ carrier, ours }: Network): Promise<Set<string>> {
  const answered = new Set<string>();
  for (let at = 0; answered.size < ANSWERS; at++) {
    const text = `answer ${at}`;
    await carrier.api.send(HANDSETS[at % HANDSETS.length]!, ours, text).then(
      () => answered.add(text),
      () => pause(50),
    );
    await pause(5);
  }
  return answered;
}

/** One after the other, each when its part of the texts is acknowledged. */
async function killAgainAndAgain(
  { carrier, planes }: Network,
  acknowledged: ReadonlyMap<string, string>,
): Promise<void> {
  for (let at = 0; at < KILLS; at++) {
    const share = ((at + 1) * TEXTS) / (KILLS + 1);
    await until('more is sent', () => acknowledged.size >= share, SETTLED_MS);
    await pause(Math.random() * MAX_PAUSE_MS);
    const plane = planes[at % planes.length]!;
    if (at % 2 === 1) await carrier.restart();
    else await plane.kill().then(() => plane.start());
  }
}

async function textsOn({ carrier }: Network): Promise<string[]> {
  const all = await Promise.all(
    HANDSETS.map(async (handset) => {
      const messages = await carrier.api.messages(handset, { after: 0, limit: 10_000 });
      const received = messages.filter(({ direction }) => direction === 'received');
      return received.map(({ text }) => `${handset} ${text}`);
    }),
  );
  return all.flat();
}

async function nothingIsLost(network: Network): Promise<void> {
  const sent = new Map<string, string>();
  const [answered] = await Promise.all([
    answerAll(network),
    sendAll(network, sent),
    killAgainAndAgain(network, sent),
  ]);
  const { endpoint, planes } = network;
  const hasArrived = async () => {
    const there = new Set(await textsOn(network));
    return [...sent.values()].every((text) => there.has(text));
  };
  await until('every text has arrived', hasArrived, SETTLED_MS);
  for (const { control } of planes)
    await fetch(`${control}/clock/advance`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ms: LEASE_MS }),
    });
  const isReported = () => [...sent.keys()].every((id) => endpoint.delivered.has(id));
  await until('every report has arrived', isReported, SETTLED_MS);
  const isAnswered = () => [...answered].every((text) => endpoint.received.has(text));
  await until('every answer has arrived', isAnswered, SETTLED_MS);
  const arrived = await textsOn(network);
  expect(arrived.length).toBe(new Set(arrived).size);
  // An event may come twice; an answer is one event.
  for (const ids of endpoint.received.values()) expect(ids.size).toBe(1);
}

describe('texts while everybody is killed again and again', () => {
  it(
    'reach their handsets once each, and reports and answers arrive',
    async () => {
      await using scope = new Scope();
      await nothingIsLost(await openNetwork(scope, 1, {}));
    },
    TIMEOUT_MS,
  );

  (missing.length > 0 ? it.skip : it)(
    'do so with two data planes over Postgres and Redis',
    async () => {
      await using scope = new Scope();
      const database = scope.use(await freshDatabase());
      const environment = { DATABASE_URL: database.url, REDIS_URL: REDIS };
      await nothingIsLost(await openNetwork(scope, 2, environment));
    },
    TIMEOUT_MS,
  );
});
