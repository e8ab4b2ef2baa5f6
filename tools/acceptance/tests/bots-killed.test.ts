import { PhoneNumbersClient } from '@azure/communication-phone-numbers';
import { startCarrier } from '@switchboard/carrier';
import type { StartedCarrier } from '@switchboard/carrier';
import { Scope } from '@switchboard/kernel';
import { freePort } from '@switchboard/sip/testing';
import { botsProcess } from './_bots-process.ts';
import type { BotsProcess } from './_bots-process.ts';
import { dataPlaneProcess } from './_data-plane-process.ts';
import type { DataPlaneProcess } from './_data-plane-process.ts';
import { until } from './_until.ts';

/** Processes start one after another, maybe on a machine that has much else to do. */
const TIMEOUT_MS = 300_000;
const HEARD_MS = 60_000;
const CALLER = '+14255550190';
/** What is louder than this is somebody who speaks. */
const SPOKEN_DB = -45;

interface World {
  readonly carrier: StartedCarrier;
  readonly plane: DataPlaneProcess;
  readonly bots: BotsProcess;
  readonly ours: string;
}

/** A phone network, the data plane and the bots as processes that can be killed, and a number of the reception. */
async function openWorld(scope: Scope, rtpPorts: string): Promise<World> {
  const sipPort = await freePort();
  const trunk = { protocol: 'udp', host: '127.0.0.1', port: sipPort } as const;
  const carrier = scope.use(await startCarrier({ sip: { trunk } }));
  const plane = scope.use(
    await dataPlaneProcess({
      DATAPLANE_PHONE: 'on',
      SIP_PORT: String(sipPort),
      SIP_RTP_PORTS: rtpPorts,
      SIP_TRUNK_URL: `sip:trunk.localhost:${carrier.sip.port};transport=udp`,
      NUMBERS_INVENTORY_URL: carrier.http,
      NUMBERS_INVENTORY_KEY: carrier.inventoryKey,
    }),
  );
  const bots = scope.use(await botsProcess(plane.connectionString));
  await Promise.all([plane.start(), bots.start()]);
  const ours = await buyNumber(plane);
  await bots.client.bots.put.mutate({ botId: 'reception', numbers: [ours] });
  const answer = await fetch(`${plane.control}/events/subscriptions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(bots.subscription),
  });
  expect(await answer.json()).toMatchObject({ state: 'Succeeded' });
  await carrier.api.open(CALLER);
  return { carrier, plane, bots, ours };
}

async function buyNumber({ connectionString }: DataPlaneProcess): Promise<string> {
  const options = { allowInsecureConnection: true, retryOptions: { maxRetries: 0 } };
  const numbers = new PhoneNumbersClient(connectionString, options);
  const search = await numbers.beginSearchAvailablePhoneNumbers({
    ...{ countryCode: 'US', phoneNumberType: 'geographic', assignmentType: 'application' },
    capabilities: { calling: 'inbound+outbound', sms: 'none' },
  });
  const { searchId, phoneNumbers } = await search.pollUntilDone();
  await (await numbers.beginPurchasePhoneNumbers(searchId)).pollUntilDone();
  return phoneNumbers[0]!;
}

/** The caller hears the bot. */
async function speaks({ carrier }: World): Promise<void> {
  const { voice } = carrier.api;
  const isHeard = async () => (await voice.telephone(CALLER)).heard.level > SPOKEN_DB;
  await until('the bot is heard', isHeard, HEARD_MS);
}

async function callIsTaken(world: World): Promise<void> {
  await world.carrier.api.voice.dial(CALLER, world.ours);
  await world.bots.conversations(([last]) => last?.turn === 1 && last.endedAt === null);
  await speaks(world);
}

async function hangUp({ carrier }: World): Promise<void> {
  await carrier.api.voice.hangUp(CALLER);
  const isIdle = async () => (await carrier.api.voice.telephone(CALLER)).state === 'idle';
  await until('the telephone is free', isIdle);
}

test.each([
  ['a question is put', async () => undefined, '29300-29319'],
  [
    'a question is answered',
    async ({ carrier }: World) => void (await carrier.api.voice.press(CALLER, '1')),
    '29320-29339',
  ],
])(
  'a data plane that is killed while %s ends the conversation when it comes again, and the next one has another',
  async (_, meanwhile, rtpPorts) => {
    await using scope = new Scope();
    const world = await openWorld(scope, rtpPorts);
    const { plane, bots, carrier } = world;
    await callIsTaken(world);
    await meanwhile(world);
    await plane.kill();
    await plane.start();
    const over = await bots.conversations(([last]) => last !== undefined && last.endedAt !== null);
    expect(over).toHaveLength(1);
    await hangUp(world);
    await callIsTaken(world);
    await carrier.api.voice.press(CALLER, '2');
    await bots.conversations(([last]) => (last?.turn ?? 0) >= 3);
    await hangUp(world);
    const all = await bots.conversations((some) => some.every(({ endedAt }) => endedAt !== null));
    expect(all).toHaveLength(2);
    await until('no call is left', async () => {
      const { calls } = (await (await fetch(`${plane.control}/calls`)).json()) as {
        calls: unknown[];
      };
      return calls.length === 0;
    });
  },
  TIMEOUT_MS,
);
