import type { WavSound } from '@switchboard/audio';
import type { BotsClient } from '@switchboard/bots-api/client';
import { startCarrier } from '@switchboard/carrier';
import type { StartedCarrier } from '@switchboard/carrier';
import { Scope } from '@switchboard/kernel';
import { openSpeech } from '@switchboard/speech';
import { startStack } from '../src/index.ts';
import type { Stack } from '../src/index.ts';
import { buyNumber, openBots, overHttp } from './_bots.ts';
import type { Bots } from './_bots.ts';
import { Caller } from './_caller.ts';
import { freePort } from './_free-port.ts';
import { FrontDesk } from './_front-desk.ts';
import { HandsetSound } from './_handset.ts';

/** Calls take as long as they take; maybe on a machine that has much else to do. */
const CALL_MS = 180_000;
const CUSTOMER = '+14255550191';
/** Speech takes its time to begin, and may fail meanwhile where much else is done. */
const SPARE = ['+14255550193', '+14255550194', '+14255550195'];

const scope = new Scope();
const speech = scope.use(openSpeech({ kind: 'embedded' }));
let carrier: StartedCarrier;
let stack: Stack;
let alice: Caller;
let frontDesk: FrontDesk;
let bots: BotsClient;
let ours: string;
let desk: string;
let watching: Pick<Bots, 'url' | 'headers'>;

// One stack for all: each test calls from a handset of its own.
beforeAll(async () => {
  const sipPort = await freePort('udp');
  const trunk = { protocol: 'udp', host: '127.0.0.1', port: sipPort } as const;
  carrier = scope.use(await startCarrier({ sip: { trunk } }));
  stack = scope.use(
    await startStack({
      phone: { trunkPort: carrier.sip.port, rtpPorts: '28900-28959', sipPort },
      texts: {
        url: `smpp://${carrier.account.systemId}@127.0.0.1:${carrier.smpp.port}`,
        password: carrier.account.password,
      },
      inventory: { url: carrier.http, key: carrier.inventoryKey },
    }),
  );
  alice = scope.use(await Caller.open(stack, 'alice'));
  frontDesk = scope.use(await FrontDesk.open(stack, 'alice', overHttp(stack)));
  const opened = scope.use(await openBots(stack, { telephonyUrl: frontDesk.url }));
  bots = opened.client;
  ours = opened.ours;
  desk = await buyNumber(stack, 'inbound+outbound');
  await bots.bots.put.mutate({ botId: 'order-desk', numbers: [desk] });
  watching = opened;
  for (const number of SPARE) if (await speaksTo(number)) return;
  throw new Error('The bot does not speak.');
}, CALL_MS);
afterAll(() => scope.end());

/** In the other voice than that of the bot. */
async function spoken(content: string): Promise<WavSound> {
  const saying = { kind: 'text', content, gender: 'male' } as const;
  for await (const sound of speech.speaker!.speak(saying, new AbortController().signal))
    return sound;
  throw new Error('Nothing was spoken.');
}

type Conversation = Awaited<ReturnType<typeof bots.conversations.get.query>>;

/** Looks each time that something has changed, until there is what is looked for. */
async function found<Found>(look: () => Promise<Found | undefined>): Promise<Found> {
  const ended = new AbortController();
  const { url, headers } = watching;
  const { body } = await fetch(`${url}/trpc/bots.watch`, { headers, signal: ended.signal });
  const changes = body!.getReader();
  try {
    for (;;) {
      const there = await look();
      if (there !== undefined) return there;
      if ((await changes.read()).done) throw new Error('Nobody tells of changes any more.');
    }
  } finally {
    ended.abort();
  }
}

/** The conversation with somebody, once it is as it has to be. */
function until(whom: string, isSo: (conversation: Conversation) => boolean) {
  return found(async () => {
    const { items } = await bots.conversations.list.query({});
    const conversationId = items.find(({ who }) => who === whom)?.id;
    if (conversationId === undefined) return undefined;
    const conversation = await bots.conversations.get.query({ conversationId });
    return isSo(conversation) ? conversation : undefined;
  });
}

/** The turn is spoken, and what is answered from now on is heard. */
const asked = (number: string, turn: number) =>
  until(number, ({ turns }) => turns[turn - 1]?.timings['perform'] !== undefined);
const isOver = ({ conversation }: Conversation) => conversation.endedAt !== null;
const took = ({ turns }: Conversation) => turns.map(({ kind, understood }) => [kind, understood]);

/** Calls the bot until it has spoken, or could not. */
async function speaksTo(number: string): Promise<boolean> {
  await carrier.api.open(number);
  using sound = await HandsetSound.open(carrier.http, number);
  await carrier.api.voice.dial(number, ours);
  const failed = until(number, ({ turns }) => turns.length > 1).then(() => false);
  const speaks = await Promise.race([sound.spoken.then(() => true), failed]);
  await carrier.api.voice.hangUp(number);
  await until(number, isOver);
  return speaks;
}

test(
  'a caller hears of an order by keys, asks for a person, and has one',
  async () => {
    const { voice } = carrier.api;
    await carrier.api.open(CUSTOMER);
    using sound = await HandsetSound.open(carrier.http, CUSTOMER);
    await voice.dial(CUSTOMER, ours);
    // Keys count from when the question is put, which is heard.
    const press = async (keys: string, turn: number): Promise<void> => {
      await asked(CUSTOMER, turn);
      await sound.speaks();
      await voice.press(CUSTOMER, keys);
    };
    await press('1', 1);
    await press('1001', 2);
    await press('1', 3);
    await press('0', 5);
    expect(await frontDesk.accept()).toMatchObject({
      ...{ channel: 'voice', customer: { number: CUSTOMER }, colleague: { userId: alice.userId } },
      summary: { facts: [{ name: 'order', value: 'A-1001' }, expect.anything()] },
    });
    const { callId = '' } = await alice.next('call.incoming', () => true);
    await alice.ask('call.accept', { callId });
    const ended = await until(CUSTOMER, isOver);
    expect(took(ended)).toEqual([
      ['arrived', null],
      ['chose', 'Orders'],
      ['pressed', 'A-1001'],
      ['chose', 'A-1001'],
      ['result', null],
      ['chose', 'A person'],
      ['person-came', null],
    ]);
    expect(ended.facts).toMatchObject({ order: 'A-1001' });
    expect(await frontDesk.states()).toEqual(['connected']);
    expect(ended.turns[4]!.said.join(' ')).toContain('Your order of a blue kettle was shipped');
    await sound.spoken;
    // The bot is gone, and the two of them are left to each other.
    expect((await voice.telephone(CUSTOMER)).state).toBe('talking');
    await voice.hangUp(CUSTOMER);
    await alice.next('call.ended', (event) => event.callId === callId);
  },
  CALL_MS,
);

test(
  'a caller says what they want in words, and hangs up',
  async () => {
    const number = '+14255550192';
    const { voice } = carrier.api;
    await carrier.api.open(number);
    using sound = await HandsetSound.open(carrier.http, number);
    const words = await spoken('opening hours');
    await voice.dial(number, ours);
    await asked(number, 1);
    await sound.speaks();
    sound.say(words);
    await asked(number, 3);
    await voice.hangUp(number);
    expect(took(await until(number, isOver))).toEqual([
      ['arrived', null],
      ['chose', 'Opening hours'],
      ['result', null],
      ['left', null],
    ]);
  },
  CALL_MS,
);

/** The first day from tomorrow on that is no Sunday, as keys and as it is said. */
function deliveryDay() {
  const day = new Date(Date.now() + 86_400_000);
  if (day.getUTCDay() === 0) day.setUTCDate(day.getUTCDate() + 1);
  const said = { month: 'long', day: 'numeric', timeZone: 'UTC' } as const;
  return {
    keys: day.toISOString().slice(5, 10).replace('-', ''),
    said: day.toLocaleDateString('en-US', said),
  };
}

/** What a handset was texted last, once that has these words in it. */
async function textedTo(number: string, words: string): Promise<{ peer: string; text: string }> {
  for (;;) {
    const last = (await carrier.api.messages(number)).at(-1);
    if (last?.text.includes(words)) return last;
  }
}

test(
  'a caller has an order delivered on another day by keys, has a text about it, and writes back',
  async () => {
    const number = '+14255550196';
    const { voice } = carrier.api;
    await carrier.api.open(number);
    using sound = await HandsetSound.open(carrier.http, number);
    await voice.dial(number, desk);
    const press = async (keys: string, turn: number): Promise<void> => {
      await asked(number, turn);
      await sound.speaks();
      await voice.press(number, keys);
    };
    const { keys, said } = deliveryDay();
    await press('1003', 1);
    await press('1', 2);
    await press('1', 4);
    await press(keys, 5);
    await press('1', 6);
    await asked(number, 9);
    const agreed = `Your order A-1003 comes on ${said}.`;
    expect(await textedTo(number, 'A-1003')).toMatchObject({ peer: desk, text: agreed });
    await voice.hangUp(number);
    const { turns } = await until(number, isOver);
    expect(turns.flatMap((turn) => turn.said)).toContain('I have sent you a text about it.');
    await carrier.api.send(number, desk, 'hi');
    expect((await textedTo(number, 'order desk')).text).toContain('four digits of your order');
    await carrier.api.send(number, desk, 'A-1003');
    await textedTo(number, 'You entered A-1003');
    await carrier.api.send(number, desk, 'yes');
    expect((await textedTo(number, 'Another day')).text).toContain(`It comes on ${said}.`);
  },
  CALL_MS,
);

test(
  'a page that calls the identity of the bot is answered, and chooses by a key',
  async () => {
    const userId = await found(async () => {
      const { items } = await bots.bots.list.query();
      return items.find(({ id }) => id === 'reception')?.userId ?? undefined;
    });
    const callId = await alice.start(userId);
    await asked(alice.userId, 1);
    await alice.ask('call.dtmf', { callId, tone: '2' });
    await asked(alice.userId, 3);
    await alice.ask('call.hangUp', { callId });
    expect(took(await until(alice.userId, isOver))).toEqual([
      ['arrived', null],
      ['chose', 'Opening hours'],
      ['result', null],
      ['left', null],
    ]);
  },
  CALL_MS,
);
