import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { VirtualClock } from '@switchboard/kernel/testing';
import { CarrierProcess, startCarrier } from '../src/index.ts';
import { Customer, partsOf } from './_customer.ts';
import { ask, buy } from './_inventory.ts';
import { until } from './_until.ts';

const OURS = '+14255550100';
const HANDSET = '+14255550190';
const KILLS = 3;
const LONG = 'y'.repeat(200);

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'switchboard-carrier-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('a carrier that is killed', () => {
  it('brings each text that it acknowledged once, with its receipt, and every answer', async () => {
    await using carrier = await CarrierProcess.start(folder);
    await buy(carrier, OURS);
    await carrier.api.open(HANDSET);
    await using customer = new Customer(carrier);
    const acknowledged = new Map<string, string>();
    const answers: string[] = [];
    for (let round = 0; round < KILLS; round += 1) {
      await until('bound', () => customer.isBound);
      const sending = Array.from({ length: 120 }, (_, at) => `text ${round}-${at}`).map(
        async (text) => {
          const [id] = await customer.send({ from: OURS, to: HANDSET, text });
          acknowledged.set(id!, text);
        },
      );
      await carrier.api.send(HANDSET, OURS, `answer ${round} ${LONG}`);
      answers.push(`answer ${round} ${LONG}`);
      await until('half of them are taken', () => acknowledged.size > round * 120 + 40);
      await carrier.restart();
      await Promise.allSettled(sending);
    }
    await until('everything is told', async () => {
      const { waiting } = await carrier.api.statistics();
      return waiting.texts === 0 && waiting.deliveries === 0;
    });
    const arrived = (await carrier.api.messages(HANDSET)).map(({ text }) => text);
    for (const text of acknowledged.values())
      expect([text, arrived.filter((one) => one === text).length]).toEqual([text, 1]);
    const told = new Set(customer.receipts.map(({ messageId }) => messageId));
    expect([...acknowledged.keys()].filter((id) => !told.has(id))).toEqual([]);
    const parts = new Set(customer.parts.map(({ shortMessage }) => String(shortMessage)));
    expect(parts.size).toBe(answers.length * 2);
    expect(acknowledged.size).toBeGreaterThan(KILLS * 40);
  });
});

describe('a carrier that comes again', () => {
  it('knows handsets, numbers, parts, and where its clock was', async () => {
    const clock = new VirtualClock();
    const [first, second] = partsOf({ from: OURS, to: HANDSET, text: LONG });
    {
      await using carrier = await startCarrier({ stateFolder: folder, clock });
      await buy(carrier, OURS);
      await ask(carrier, 'PUT', '/holds/mine', { phoneNumbers: ['+14255550110'], seconds: 60 });
      await carrier.api.open(HANDSET);
      await carrier.api.change(HANDSET, { state: 'full', lab: { parts: 'reversed' } });
      await using customer = new Customer(carrier);
      await customer.client.submit(second!);
      await carrier.api.advance(5_000);
    }
    await using carrier = await startCarrier({ stateFolder: folder, clock });
    expect(await carrier.api.clock()).toMatchObject({ offsetMs: 5_000 });
    expect(await carrier.api.handset(HANDSET)).toMatchObject({ state: 'full' });
    await using customer = new Customer(carrier);
    await customer.client.submit(first!);
    await carrier.api.change(HANDSET, { state: 'on' });
    await until('both parts are told of', () => customer.receipts.length === 2);
    const [message] = await carrier.api.messages(HANDSET);
    expect(message).toMatchObject({ text: LONG, segments: 2 });
    const { status } = await ask(carrier, 'PUT', '/orders/o', { phoneNumbers: ['+14255550110'] });
    expect(status).toBe(409);
  });

  it('lets nobody else have its state', async () => {
    await using _carrier = await startCarrier({ stateFolder: folder });
    await expect(startCarrier({ stateFolder: folder })).rejects.toMatchObject({
      code: 'state-in-use',
    });
  });
});

describe('what is not acknowledged', () => {
  it('comes again when the customer binds again, whatever time it is', async () => {
    await using carrier = await startCarrier({ clock: new VirtualClock() });
    await buy(carrier, OURS);
    await carrier.api.open(HANDSET);
    {
      await using busy = new Customer(carrier);
      let asked = 0;
      busy.answer = async () => {
        asked += 1;
        return 'ESME_RX_T_APPN';
      };
      await carrier.api.send(HANDSET, OURS, 'hello?');
      await until('it was sent', () => asked === 1);
    }
    await using customer = new Customer(carrier);
    await until('it comes', () => customer.text === 'hello?');
  });
});
