import { VirtualClock } from '@switchboard/kernel/testing';
import { startCarrier } from '../src/index.ts';
import type { StartedCarrier } from '../src/index.ts';
import { ask as askCarrier } from './_inventory.ts';
import { until } from './_until.ts';

let clock: VirtualClock;
let carrier: StartedCarrier;
beforeEach(async () => {
  clock = new VirtualClock();
  carrier = await startCarrier({ clock });
});
afterEach(() => carrier[Symbol.asyncDispose]());

const ask = (method: string, path: string, body?: unknown, signal?: AbortSignal) =>
  askCarrier(carrier, method, path, body, signal);
const NUMBERS = ['+14255550100', '+14255550101'];
const australian = { country: 'AU', numberType: 'mobile' };

describe('the stock', () => {
  it('is offered by country and kind, with prices', async () => {
    const { body } = await ask('GET', '/offerings');
    expect(body['offerings']).toContainEqual({
      ...{ countryCode: 'US', countryName: 'United States', numberType: 'geographic' },
      assignmentTypes: ['application', 'person'],
      capabilities: { calling: 'inbound+outbound', sms: 'inbound+outbound' },
      monthly: { amount: 1, currencyCode: 'USD' },
      mustAgreeNotToResell: false,
    });
  });

  it('says where it is', async () => {
    const { body } = await ask('GET', '/places?country=US');
    expect(body['places']).toContainEqual({
      ...{ areaCode: '425', numberType: 'geographic', locality: 'Bellevue' },
      division: { code: 'WA', name: 'Washington' },
    });
    expect(body['places']).toContainEqual({ areaCode: '833', numberType: 'tollFree' });
    expect((await ask('GET', '/places?country=FR')).body).toEqual({ places: [] });
  });

  it.each([
    ['country=US&areaCode=425&limit=2', NUMBERS],
    ['country=US&locality=bellevue&division=wa&limit=1', ['+14255550100']],
    ['country=GB&prefix=4477009009&limit=1', ['+447700900900']],
    [
      'country=US&prefix=142555501990&prefix=14255550199&prefix=12065550100',
      ['+12065550100', '+14255550199'],
    ],
    ['country=AU&numberType=tollFree&limit=1', ['+611800975707']],
    ['country=US&numberType=mobile', []],
  ])('is found by %s', async (query, expected) => {
    const { body } = await ask('GET', `/numbers?${query}`);
    const found = (body['numbers'] as { phoneNumber: string }[]).map(
      ({ phoneNumber }) => phoneNumber,
    );
    expect(found).toEqual(expected);
  });

  it('does not have the number of a handset, and handsets none that is sold', async () => {
    await carrier.api.open('+14255550100');
    const { body } = await ask('GET', '/numbers?country=US&areaCode=425&limit=1');
    expect(body['numbers']).toMatchObject([{ phoneNumber: '+14255550101' }]);
    await ask('PUT', '/orders/one', { phoneNumbers: ['+14255550101'] });
    await ask('PUT', '/holds/one', { phoneNumbers: ['+14255550102'], seconds: 60 });
    for (const number of ['+14255550101', '+14255550102'])
      await expect(carrier.api.open(number)).rejects.toMatchObject({ code: 'number-in-service' });
  });
});

describe('a hold', () => {
  it('keeps numbers from others until its time is over', async () => {
    const held = await ask('PUT', '/holds/a', { phoneNumbers: NUMBERS, seconds: 60 });
    expect(held).toEqual({ status: 200, body: { phoneNumbers: NUMBERS, seconds: 60 } });
    expect(await ask('PUT', '/holds/b', { phoneNumbers: NUMBERS, seconds: 60 })).toMatchObject({
      status: 409,
      body: { code: 'not-available', phoneNumbers: NUMBERS },
    });
    await carrier.api.advance(60_000);
    expect((await ask('PUT', '/holds/b', { phoneNumbers: NUMBERS, seconds: 9 })).status).toBe(200);
  });

  it('is extended by whoever asks for it again, and changed for other numbers', async () => {
    const find = { ...australian, quantity: 2 };
    const first = await ask('PUT', '/holds/a', { find, seconds: 60 });
    await carrier.api.advance(50_000);
    expect(await ask('PUT', '/holds/a', { find, seconds: 60 })).toEqual(first);
    await carrier.api.advance(50_000);
    expect(await ask('PUT', '/holds/a', { find, seconds: 60 })).toEqual(first);
    await ask('PUT', '/holds/a', { phoneNumbers: NUMBERS, seconds: 60 });
    const { body } = await ask('PUT', '/holds/b', { find: { ...find, quantity: 4 }, seconds: 60 });
    expect(body['phoneNumbers']).toHaveLength(4);
  });

  it('is all or nothing: the stock runs out', async () => {
    const hold = (key: string, quantity: number) =>
      ask('PUT', `/holds/${key}`, { find: { ...australian, quantity }, seconds: 60 });
    expect((await hold('a', 3)).status).toBe(200);
    expect(await hold('b', 2)).toMatchObject({
      status: 409,
      body: { code: 'out-of-stock', available: 1 },
    });
    expect((await hold('b', 1)).status).toBe(200);
    expect((await ask('DELETE', '/holds/a')).status).toBe(204);
    expect((await ask('DELETE', '/holds/a')).status).toBe(204);
    expect((await hold('c', 3)).status).toBe(200);
    expect((await carrier.api.statistics()).numbers).toEqual({ bought: 0, held: 4 });
  });
});

describe('an order', () => {
  it('buys once under one key, however often it is asked', async () => {
    const order = { phoneNumbers: NUMBERS };
    const bought = { status: 200, body: order };
    expect(await ask('PUT', '/orders/a', order)).toEqual(bought);
    expect(await ask('PUT', '/orders/a', order)).toEqual(bought);
    expect(await ask('PUT', '/orders/b', order)).toMatchObject({
      status: 409,
      body: { code: 'not-available' },
    });
    expect((await carrier.api.statistics()).numbers.bought).toBe(2);
  });

  it('buys what is held under the key that it names, and nothing else that is held', async () => {
    await ask('PUT', '/holds/h', { phoneNumbers: NUMBERS, seconds: 60 });
    const order = { phoneNumbers: [...NUMBERS, '+14255550105'] };
    expect((await ask('PUT', '/orders/a', order)).body['phoneNumbers']).toEqual(NUMBERS);
    expect((await carrier.api.statistics()).numbers.bought).toBe(0);
    expect((await ask('PUT', '/orders/a', { ...order, holdKey: 'h' })).status).toBe(200);
    expect((await carrier.api.statistics()).numbers).toEqual({ bought: 3, held: 0 });
  });

  it('is undone by a release, once and for all who ask', async () => {
    await ask('PUT', '/orders/a', { phoneNumbers: NUMBERS });
    const path = '/numbers/%2B14255550100';
    expect((await ask('DELETE', path)).status).toBe(204);
    expect((await ask('DELETE', path)).status).toBe(204);
    expect((await ask('DELETE', '/numbers/+14255550150')).body['code']).toBe('not-yours');
    expect((await ask('PUT', '/orders/b', { phoneNumbers: [NUMBERS[0]] })).status).toBe(200);
  });

  it('takes as long as the network wants it to, and is not made for whoever has hung up', async () => {
    expect(await carrier.api.delayOrders('switchboard', 60_000)).toMatchObject({
      ...{ orderDelayMs: 60_000, messagesPerSecond: null },
    });
    const order = (key: string, signal?: AbortSignal) => {
      const before = clock.pending;
      const answer = ask('PUT', `/orders/${key}`, { phoneNumbers: NUMBERS }, signal);
      return { answer, waits: until('the order waits', () => clock.pending > before) };
    };
    const hangUp = new AbortController();
    const left = order('a', hangUp.signal);
    await left.waits;
    hangUp.abort();
    await expect(left.answer).rejects.toThrow('aborted');
    await until('nothing waits', () => clock.pending === 0);
    const one = order('b');
    await one.waits;
    await carrier.api.advance(59_999);
    expect((await carrier.api.statistics()).numbers.bought).toBe(0);
    await carrier.api.advance(1);
    expect(await one.answer).toEqual({ status: 200, body: { phoneNumbers: NUMBERS } });
    await carrier.api.reset();
    expect(await carrier.api.accounts()).toMatchObject([{ orderDelayMs: 0 }]);
  });

  it('is of numbers that are sold', async () => {
    const phoneNumbers = ['+14255550100', '+12125551234'];
    expect((await ask('PUT', '/orders/a', { phoneNumbers })).body).toMatchObject({
      code: 'not-available',
      phoneNumbers: ['+12125551234'],
    });
  });
});

it('knows the operators of its numbers', async () => {
  expect((await ask('GET', '/operators/+447700900123')).body).toEqual({
    ...{ phoneNumber: '+447700900123', numberType: 'mobile', countryCode: 'GB' },
    operator: { name: 'Pretend Mobile', mobileCountryCode: '001', mobileNetworkCode: '01' },
  });
  expect(await ask('GET', '/operators/+33199000000')).toMatchObject({
    status: 404,
    body: { code: 'unknown-number' },
  });
});

it('asks for a key', async () => {
  const { http } = carrier;
  const others = [undefined, 'Bearer wrong', 'Basic x', `Bearer ${'x'.repeat(600)}`];
  for (const authorization of others) {
    const headers: Record<string, string> = authorization ? { authorization } : {};
    const response = await fetch(`${http}/inventory/v1/offerings`, { headers });
    expect([response.status, await response.json()]).toMatchObject([401, { code: 'unauthorized' }]);
  }
});
