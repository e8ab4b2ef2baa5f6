import { VirtualClock } from '@switchboard/kernel/testing';
import { startCarrier } from '../src/index.ts';
import type { StartedCarrier } from '../src/index.ts';
import { Customer, partsOf } from './_customer.ts';
import { buy } from './_inventory.ts';
import { until } from './_until.ts';

const OURS = '+14255550100';
const HANDSET = '+14255550190';
const HOUR_MS = 3_600_000;

let carrier: StartedCarrier;
let customer: Customer;
beforeEach(async () => {
  carrier = await startCarrier({ clock: new VirtualClock() });
  await buy(carrier, OURS);
  await carrier.api.open(HANDSET);
  customer = new Customer(carrier);
});
afterEach(async () => {
  await customer[Symbol.asyncDispose]();
  await carrier[Symbol.asyncDispose]();
});

const send = (text: string, more = {}) => customer.send({ from: OURS, to: HANDSET, text, ...more });
const textsOn = async (number: string) =>
  (await carrier.api.messages(number)).map(({ text }) => text);

describe('a text to a handset', () => {
  it('arrives, and its receipt says so', async () => {
    const [id] = await send('Hello, handset');
    await until('the receipt is there', () => customer.receipts.length === 1);
    expect(customer.receipts[0]).toMatchObject({
      messageId: id,
      state: 'DELIVERED',
      error: '000',
      text: 'Hello, handset',
    });
    expect(customer.delivered[0]).toMatchObject({
      source: { ton: 1, npi: 1, value: HANDSET.slice(1) },
      destination: { value: OURS.slice(1) },
    });
    expect(await carrier.api.messages(HANDSET)).toMatchObject([
      { direction: 'received', peer: OURS, text: 'Hello, handset', segments: 1 },
    ]);
  });

  it.each(['header', 'wide-header', 'sar', 'payload'] as const)(
    'is one whose parts came by %s, and every part has its receipt',
    async (by) => {
      const text = 'Grüße aus 北京 😀. '.repeat(15);
      const ids = await send(text, { by, reference: 300 });
      await until('the receipts are there', () => customer.receipts.length === ids.length);
      expect(new Set(customer.receipts.map(({ messageId }) => messageId))).toEqual(new Set(ids));
      const [message] = await carrier.api.messages(HANDSET);
      expect(message?.text).toBe(text);
      expect(message?.segments).toBeGreaterThan(2);
    },
  );

  it('is taken once when it is submitted again with its reference', async () => {
    const again = { fields: { tlvs: { userMessageReference: 7 } } };
    const ids = [await send('once', again), await send('once', again)].flat();
    const other = await send('once', { fields: { tlvs: { userMessageReference: 8 } } });
    const unnamed = [await send('twice'), await send('twice')].flat();
    expect(new Set(ids).size).toBe(1);
    expect(new Set([...ids, ...other, ...unnamed]).size).toBe(4);
    await until('the receipts are there', () => customer.receipts.length === 4);
    expect((await textsOn(HANDSET)).sort()).toEqual(['once', 'once', 'twice', 'twice']);
    await carrier.api.advance(25 * HOUR_MS);
    expect(await send('once', again)).not.toEqual([ids[0]]);
  });

  it('has no receipt that nobody wants', async () => {
    await send('silent', { fields: { registeredDelivery: 0 } });
    await send('only of failures', { fields: { registeredDelivery: 2 } });
    await send('told of');
    await until('the receipt is there', () => customer.receipts.length === 1);
    expect(await textsOn(HANDSET)).toEqual(['silent', 'only of failures', 'told of']);
    expect(customer.receipts[0]?.text).toBe('told of');
  });

  it.each(['off', 'out-of-reach', 'full'] as const)(
    'waits while it is %s, and comes at once when it is not',
    async (state) => {
      await carrier.api.change(HANDSET, { state });
      await send('later');
      await carrier.api.advance(5 * HOUR_MS);
      expect(await textsOn(HANDSET)).toEqual([]);
      await carrier.api.change(HANDSET, { state: 'on' });
      await until('the receipt is there', () => customer.receipts.length === 1);
      expect(customer.receipts[0]?.state).toBe('DELIVERED');
    },
  );

  it('expires after a day, with the reason', async () => {
    await carrier.api.change(HANDSET, { state: 'out-of-reach' });
    const [id] = await send('never');
    await carrier.api.advance(24 * HOUR_MS - 1);
    expect(customer.receipts).toEqual([]);
    await carrier.api.advance(1);
    await until('the receipt is there', () => customer.receipts.length === 1);
    const networkError = { network: 3, code: 28 };
    expect(customer.receipts[0]).toMatchObject({ messageId: id, state: 'EXPIRED', networkError });
    expect((await carrier.api.statistics()).waiting).toEqual({ texts: 0, deliveries: 0 });
  });

  it('expires when its own validity ends', async () => {
    await carrier.api.change(HANDSET, { state: 'off' });
    await send('soon', { fields: { validityPeriod: '000000000500000R' } });
    await carrier.api.advance(5 * 60_000);
    await until('the receipt is there', () => customer.receipts.length === 1);
    expect(customer.receipts[0]).toMatchObject({ state: 'EXPIRED', error: '027' });
  });

  it('leaves when it is scheduled', async () => {
    await send('in an hour', { fields: { scheduleDeliveryTime: '000000010000000R' } });
    await carrier.api.advance(HOUR_MS - 1);
    expect(await textsOn(HANDSET)).toEqual([]);
    await carrier.api.advance(1);
    expect(await textsOn(HANDSET)).toEqual(['in an hour']);
  });

  it('is refused for good where it is blocked, and where nobody is', async () => {
    await carrier.api.change(HANDSET, { state: 'blocked' });
    await send('no');
    await customer.send({ from: OURS, to: '+14255550191', text: 'who' });
    await until('both are there', () => customer.receipts.length === 2);
    expect(customer.receipts.map(({ state, error }) => [state, error])).toEqual([
      ['REJECTED', '013'],
      ['UNDELIVERABLE', '001'],
    ]);
  });

  it('of which parts are missing expires as well, and one whose part came twice arrives once', async () => {
    const text = 'x'.repeat(200);
    const [first, second] = partsOf({ from: OURS, to: HANDSET, text });
    await customer.client.submit(first!);
    await carrier.api.advance(24 * HOUR_MS);
    await until('the receipt is there', () => customer.receipts.length === 1);
    expect(customer.receipts[0]).toMatchObject({ state: 'EXPIRED', error: '037' });
    for (const part of [second, second, first]) await customer.client.submit(part!);
    await until('each has its receipt', () => customer.receipts.length === 4);
    expect(await textsOn(HANDSET)).toEqual([text]);
  });
});

describe('the network refuses', () => {
  const status = (name: string) => ({ code: 'submit-refused', statusName: name });

  it('a sender whose number the account does not have', async () => {
    const from = '+14255550101';
    const sending = customer.send({ from, to: HANDSET, text: 'not mine' });
    await expect(sending).rejects.toMatchObject(status('ESME_RINVSRCADR'));
    await buy(carrier, '+442079460000');
    const british = customer.send({ from: '+442079460000', to: HANDSET, text: 'no texts here' });
    await expect(british).rejects.toMatchObject(status('ESME_RINVSRCADR'));
  });

  it('what is no number, no time and no text', async () => {
    const destination = { ton: 5, npi: 0, value: 'BANK' };
    const refused = (fields: object, name: string) =>
      expect(send('x', { fields })).rejects.toMatchObject(status(name));
    await refused({ destination }, 'ESME_RINVDSTADR');
    await refused({ validityPeriod: '200101000000000+' }, 'ESME_RINVEXPIRY');
    await refused({ dataCoding: 4 }, 'ESME_RSUBMITFAIL');
    await refused({ esmClass: 0x40 }, 'ESME_RSUBMITFAIL');
    expect(await carrier.api.statistics()).toMatchObject({ submitted: 0, refused: 4 });
  });

  it('more than the account may, until there is time again', async () => {
    await using one = new Customer(carrier, { sending: { retries: 0, pauseMs: 1 } });
    const now = { from: OURS, to: HANDSET, text: 'now' };
    expect(await carrier.api.throttle('switchboard', 1)).toMatchObject({ messagesPerSecond: 1 });
    await one.send(now);
    await expect(one.send(now)).rejects.toMatchObject({ code: 'submit-not-sent', status: 0x58 });
    await carrier.api.advance(1_000);
    await one.send(now);
    await carrier.api.throttle('switchboard', null);
    await Promise.all([one.send(now), one.send(now)]);
    expect((await carrier.api.statistics()).throttled).toBeGreaterThan(0);
  });

  it('who has another password', async () => {
    const account = { systemId: 'switchboard', password: 'guess' };
    await using stranger = new Customer({ ...carrier, account });
    await until('refused', () => stranger.client.links[0]?.state === 'waiting');
    expect(stranger.client.links[0]).toMatchObject({ status: 0x0e });
  });
});

describe('the lab', () => {
  it('has receipts come late, twice or never', async () => {
    await carrier.api.change(HANDSET, { lab: { receipts: 'late', receiptDelayMs: 90_000 } });
    await send('late');
    await carrier.api.change(HANDSET, { lab: { receipts: 'twice' } });
    await send('twice');
    await carrier.api.change(HANDSET, { lab: { receipts: 'never' } });
    await send('never');
    await until('both are there', () => customer.receipts.length === 2);
    expect(customer.receipts.map(({ text }) => text)).toEqual(['twice', 'twice']);
    await carrier.api.advance(90_000);
    await until('the late one is there', () => customer.receipts.length === 3);
    expect(customer.receipts[2]?.text).toBe('late');
    expect(await textsOn(HANDSET)).toEqual(['late', 'twice', 'never']);
  });

  it.each([
    ['in-order', [1, 2, 3, 4, 5]],
    ['reversed', [5, 4, 3, 2, 1]],
  ] as const)('sends parts %s', async (parts, order) => {
    await carrier.api.change(HANDSET, { lab: { parts } });
    const text = 'abcdefghij'.repeat(70);
    await carrier.api.send(HANDSET, OURS, text);
    await until('all are there', () => customer.parts.length === 5);
    expect(customer.parts.map(({ shortMessage }) => shortMessage[5])).toEqual(order);
    expect(customer.text).toBe(text);
  });

  it('shuffles parts, in the same way for the same seed', async () => {
    const text = 'z'.repeat(1_500);
    await carrier.api.change(HANDSET, { lab: { parts: 'shuffled', seed: 7 } });
    await carrier.api.send(HANDSET, OURS, text);
    await until('all are there', () => customer.parts.length === 10);
    const order = customer.parts.map(({ shortMessage }) => shortMessage[5]);
    expect(order).toEqual([7, 10, 1, 9, 8, 4, 5, 3, 6, 2]);
  });
});

describe('a text from a handset', () => {
  const statusOf = async () => (await carrier.api.messages(HANDSET))[0]?.status;

  it('arrives, and is delivered when it was acknowledged', async () => {
    customer.answer = async () => 'ESME_RX_T_APPN';
    const sent = await carrier.api.send(HANDSET, OURS, 'STOP');
    expect(sent).toMatchObject({ direction: 'sent', peer: OURS, status: 'sending' });
    expect(await statusOf()).toBe('sending');
    customer.answer = async () => undefined;
    await until('delivered', async () => {
      await carrier.api.advance(60_000);
      return (await statusOf()) === 'delivered';
    });
    expect(customer.text).toBe('STOP');
    expect(customer.parts[0]).toMatchObject({
      source: { value: HANDSET.slice(1) },
      destination: { value: OURS.slice(1) },
    });
  });

  it('waits until the account binds', async () => {
    await customer[Symbol.asyncDispose]();
    await carrier.api.send(HANDSET, OURS, 'is anybody there?');
    customer = new Customer(carrier);
    await until('it is there', () => customer.parts.length === 1);
    await until('acknowledged', async () => (await statusOf()) === 'delivered');
  });

  it('fails where it is refused for good, and where nobody has the number', async () => {
    customer.answer = async () => 'ESME_RX_R_APPN';
    await carrier.api.send(HANDSET, OURS, 'unwanted');
    await until('failed', async () => (await statusOf()) === 'failed');
    const nowhere = await carrier.api.send(HANDSET, '+14255550155', 'nobody');
    expect(nowhere.status).toBe('failed');
  });

  it('goes to another handset as well', async () => {
    const friend = '+447700900123';
    await carrier.api.open(friend);
    await carrier.api.send(HANDSET, friend, 'Hi!');
    await until('it is there', async () => (await textsOn(friend)).length === 1);
    expect(await statusOf()).toBe('delivered');
  });

  it.each(['off', 'out-of-reach', 'blocked'] as const)('is not sent when %s', async (state) => {
    await carrier.api.change(HANDSET, { state });
    const sending = carrier.api.send(HANDSET, OURS, 'x');
    await expect(sending).rejects.toMatchObject({ status: 409, code: 'cannot-send' });
  });
});

it('carries texts between two numbers of an account', async () => {
  const other = '+14255550102';
  await buy(carrier, other);
  await customer.send({ from: OURS, to: other, text: 'to myself' });
  await until('both are there', () => customer.delivered.length === 2);
  expect(customer.text).toBe('to myself');
  expect(customer.receipts).toMatchObject([{ state: 'DELIVERED' }]);
});
