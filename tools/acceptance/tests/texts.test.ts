import { setTimeout as pause } from 'node:timers/promises';
import { SmsClient } from '@azure/communication-sms';
import { Scope } from '@switchboard/kernel';
import { readInbox, sendFromInbox } from './_inbox.ts';
import { endLeases, freshDatabase, missingServices, REDIS } from './_services.ts';
import { HANDSETS, openTextNetwork } from './_text-network.ts';
import type { TextNetwork } from './_text-network.ts';
import { until } from './_until.ts';

/** How many texts there are, and how often somebody is killed meanwhile, each in turn; 5,000 and ten were tried by hand. */
const TEXTS = Number(process.env['TEST_TEXTS'] ?? 250);
const KILLS = Number(process.env['TEST_KILLS'] ?? 3);
const ANSWERS = TEXTS / 10;
/** From the inbox, to each handset. */
const FROM_INBOX = TEXTS / 10 / HANDSETS.length;
const LANES = 4;
/** How far answers and the inbox may be ahead of the other texts: so many are under way when somebody is killed. */
const AHEAD = 0.1;
/** Before a kill, in milliseconds: at random, so that every step is hit. */
const MAX_PAUSE_MS = 100;
const TIMEOUT_MS = 900_000;
const SETTLED_MS = 300_000;
/** Of what a data plane was delivering when it died, another one waits so long; an endpoint that was away waits longer. */
const LEASE_MS = 60_000;
/** What has become due by then is delivered in this time, or needs more of the other. */
const LOOK_MS = 500;
/** Of a text. */
const DONE = 'delivered';

const missing = await missingServices();
if (missing.length > 0)
  process.stderr.write(`SKIPPED: texts over two, for there is no ${missing.join(' and no ')}\n`);

/** What a process that died had claimed is nobody's, where another one may have claimed it. */
type Buried = () => Promise<void>;

const options = { allowInsecureConnection: true, retryOptions: { maxRetries: 0 } };

/** Sends until every text is acknowledged; one that was not is sent as another one. */
async function sendAll(
  { planes, ours }: TextNetwork,
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

/** Fulfilled when it is the turn of the text with this share of all behind it. */
type Pace = (share: number) => Promise<void>;

const paceOf =
  (acknowledged: ReadonlyMap<string, string>): Pace =>
  (share) =>
    until('more is sent', () => acknowledged.size >= (share - AHEAD) * TEXTS, SETTLED_MS);

/** A colleague for each handset. @returns what is in each conversation afterwards, in order */
async function sendAllFromInbox(
  { telephony, ours }: TextNetwork,
  pace: Pace,
): Promise<Map<string, string[]>> {
  const sent = new Map(
    HANDSETS.map((handset) => [
      handset,
      Array.from({ length: FROM_INBOX }, (_, at) => `from the inbox ${at}`),
    ]),
  );
  await Promise.all(
    [...sent].map(([handset, texts], colleague) =>
      sendFromInbox(telephony.as(colleague), [ours, handset], texts, pace),
    ),
  );
  return sent;
}

/** Answers from handsets, each of which the network has on its disk. */
async function answerAll({ carrier, ours }: TextNetwork, pace: Pace): Promise<Set<string>> {
  const answered = new Set<string>();
  for (let at = 0; answered.size < ANSWERS; at++) {
    const text = `answer ${at}`;
    await pace(answered.size / ANSWERS);
    await carrier.api.send(HANDSETS[at % HANDSETS.length]!, ours, text).then(
      () => answered.add(text),
      () => pause(50),
    );
  }
  return answered;
}

/** One after the other, each when its part of the texts is acknowledged. */
async function killAgainAndAgain(
  { carrier, planes, telephony }: TextNetwork,
  acknowledged: ReadonlyMap<string, string>,
  buried: Buried,
): Promise<void> {
  const turns = [
    (round: number) => {
      const plane = planes[round % planes.length]!;
      return plane.kill().then(() => plane.start());
    },
    () => carrier.restart(),
    async () => {
      await telephony.kill();
      await buried();
      await telephony.start();
    },
  ];
  for (let at = 0; at < KILLS; at++) {
    const share = ((at + 1) * TEXTS) / (KILLS + 1);
    await until('more is sent', () => acknowledged.size >= share, SETTLED_MS);
    await pause(Math.random() * MAX_PAUSE_MS);
    await turns[at % turns.length]!(Math.floor(at / turns.length));
  }
}

async function messagesOf({ carrier }: TextNetwork, handset: string, direction: string) {
  const messages = await carrier.api.messages(handset, { after: 0, limit: 10_000 });
  return messages.filter((message) => message.direction === direction);
}

async function textsOn(network: TextNetwork): Promise<string[]> {
  const all = await Promise.all(
    HANDSETS.map(async (handset) => {
      const received = await messagesOf(network, handset, 'received');
      return received.map(({ text }) => `${handset} ${text}`);
    }),
  );
  return all.flat();
}

/** What the network has handed over, by who wrote it, in order. */
async function handedOver(network: TextNetwork): Promise<Map<string, string[]>> {
  const written = await Promise.all(
    HANDSETS.map(async (handset) => {
      const sent = await messagesOf(network, handset, 'sent');
      const waits = sent.filter(({ status }) => status !== 'delivered');
      return waits.length > 0 ? undefined : ([handset, sent.map(({ text }) => text)] as const);
    }),
  );
  return new Map(written.filter((one) => one !== undefined));
}

/** An event whose subscriber was away, or whose data plane died, is delivered later. */
async function letTimePass({ planes }: TextNetwork): Promise<void> {
  for (const { control } of planes)
    await fetch(`${control}/clock/advance`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ms: LEASE_MS }),
    });
  await pause(LOOK_MS);
}

async function nothingIsLost(network: TextNetwork, buried: Buried): Promise<void> {
  const sent = new Map<string, string>();
  const [answered, fromInbox] = await Promise.all([
    answerAll(network, paceOf(sent)),
    sendAllFromInbox(network, paceOf(sent)),
    sendAll(network, sent),
    killAgainAndAgain(network, sent, buried),
  ]);
  const { endpoint } = network;
  const hasArrived = async () => {
    const there = new Set(await textsOn(network));
    const texts = [...fromInbox].flatMap(([to, some]) => some.map((text) => `${to} ${text}`));
    return [...sent.values(), ...texts].every((text) => there.has(text));
  };
  await until('every text has arrived', hasArrived, SETTLED_MS);
  const isHandedOver = async () => (await handedOver(network)).size === HANDSETS.length;
  await until('every answer is handed over', isHandedOver, SETTLED_MS);
  // By the time at which texts are stamped this is later than all of them.
  const isToldOf = async () => {
    await letTimePass(network);
    const isReported = [...sent.keys()].every((id) => endpoint.delivered.has(id));
    return isReported && [...answered].every((text) => endpoint.received.has(text));
  };
  await until('every report and every answer has arrived', isToldOf, SETTLED_MS);
  const arrived = await textsOn(network);
  expect(arrived.length).toBe(new Set(arrived).size);
  // An event may come twice; an answer is one event.
  for (const ids of endpoint.received.values()) expect(ids.size).toBe(1);
  await inboxIsInOrder(network, fromInbox);
}

async function inboxIsInOrder(
  network: TextNetwork,
  fromInbox: ReadonlyMap<string, readonly string[]>,
): Promise<void> {
  const { telephony } = network;
  const written = await handedOver(network);
  const count = [...written.values(), ...fromInbox.values()].flat().length;
  const isComplete = async () => {
    await letTimePass(network);
    const texts = [...(await readInbox(telephony.as(0))).values()].flatMap((one) => one.texts);
    const isOver = texts.filter(({ direction, state }) => direction === 'in' || state === DONE);
    return isOver.length >= count;
  };
  await until('the inbox is complete', isComplete, SETTLED_MS);
  const inbox = await readInbox(telephony.as(0));
  for (const handset of HANDSETS) {
    const { unread, texts } = inbox.get(handset)!;
    const of = (direction: string) => texts.filter((one) => one.direction === direction);
    expect(of('in').map(({ text }) => text)).toEqual(written.get(handset));
    expect(unread).toBe(written.get(handset)!.length);
    const out = fromInbox.get(handset)!.map((text) => ({ direction: 'out', text, state: DONE }));
    expect(of('out')).toEqual(out);
  }
}

describe('texts while everybody is killed again and again', () => {
  it(
    'reach their handsets once each, reports and answers arrive, and the inbox is complete and in order',
    async () => {
      await using scope = new Scope();
      const network = await openTextNetwork(scope, 1, { planes: {}, telephony: {} });
      await nothingIsLost(network, async () => undefined);
    },
    TIMEOUT_MS,
  );

  (missing.length > 0 ? it.skip : it)(
    'do so with two data planes over Postgres and Redis',
    async () => {
      await using scope = new Scope();
      const planes = scope.use(await freshDatabase());
      const inbox = scope.use(await freshDatabase());
      const network = await openTextNetwork(scope, 2, {
        planes: { DATABASE_URL: planes.url, REDIS_URL: REDIS },
        telephony: { DATABASE_URL: inbox.url, REDIS_URL: REDIS },
      });
      await nothingIsLost(network, () => endLeases(inbox.url));
    },
    TIMEOUT_MS,
  );
});
