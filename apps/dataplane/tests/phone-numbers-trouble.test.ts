import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PhoneNumbersClient } from '@azure/communication-phone-numbers';
import { readConfig } from '../src/index.ts';
import { phoneNumbersPort } from '../src/services/phone-numbers/port.ts';
import { sipService } from '../src/services/sip/service.ts';
import { startChild } from './_child.ts';
import { all, control, refused, start } from './_harness.ts';
import type { Running } from './_harness.ts';
import { FakeInventory, INVENTORY_KEY } from './_inventory.ts';
import type { Trouble } from './_inventory.ts';
import { advance, bought, carrier, found, headersOf } from './_numbers.ts';
import { inside, numbersClient, quickly, wanted } from './_numbers.ts';
import { within } from './_until.ts';

/** Longer than whoever claimed a job may be silent. */
const LEASE_MS = 61_000;
const QUARTER_MS = 15 * 60_000;

let inventory: FakeInventory;
let folder: string;
beforeAll(async () => {
  inventory = await FakeInventory.open();
  folder = await mkdtemp(join(tmpdir(), 'switchboard-numbers-'));
});
afterAll(async () => {
  await inventory[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});
beforeEach(() => inventory.reset());

/** What happens to every order, or whatever else begins like this. */
const trouble = (kind: Trouble, path = 'orders'): void => {
  inventory.trouble = (asked) => (asked.path.startsWith(path) ? kind : undefined);
};
/** Fulfilled when something of this kind was asked for, which then happens to it. */
function untilAsked(path: string, kind: Trouble): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  inventory.trouble = (asked) => {
    if (!asked.path.startsWith(path)) return undefined;
    resolve();
    return kind;
  };
  return within(path, promise);
}
const numbers = ({ plane }: Pick<Running, 'plane'>) => numbersClient(plane);

/** A purchase that has begun. */
async function buying(client: PhoneNumbersClient): Promise<string> {
  const { searchId } = await found(client);
  const { options, get } = headersOf();
  await client.beginPurchasePhoneNumbers(searchId, options);
  return get('operation-id');
}

describe('with an inventory that cannot be reached', () => {
  let running: Running;
  beforeAll(async () => {
    running = await start(carrier(inventory));
  });
  afterAll(() => running[Symbol.asyncDispose]());
  beforeEach(async () => void (await control(running.plane, 'POST', '/reset')));
  const statusOf = async (id: string) => inside(numbers(running)).getOperation(id);

  it.each(['down', 'nonsense', 'endless'] as const)('(%s) nothing is listed', async (kind) => {
    trouble(kind, 'offerings');
    await expect(all(numbers(running).listAvailableCountries())).rejects.toEqual(
      refused(503, 'ServiceUnavailable'),
    );
  });

  it('a purchase goes on when it can, and buys once', async () => {
    trouble('lost');
    const id = await buying(numbers(running));
    await advance(running.plane, 1_000);
    expect(await statusOf(id)).toMatchObject({ status: 'running' });
    inventory.trouble = () => undefined;
    await advance(running.plane, QUARTER_MS);
    expect(await statusOf(id)).toMatchObject({ status: 'succeeded' });
    expect([...inventory.bought]).toEqual([[id, 1]]);
    expect(await all(numbers(running).listPurchasedPhoneNumbers())).toHaveLength(1);
  });

  it('a purchase waits no longer than ten seconds for an answer', async () => {
    const asked = untilAsked('orders', 'silent');
    const id = await buying(numbers(running));
    await asked;
    inventory.trouble = () => undefined;
    await advance(running.plane, 10_001);
    await advance(running.plane, 2_000);
    expect(await statusOf(id)).toMatchObject({ status: 'succeeded' });
  });

  it('a purchase is given up in the end, and what it may have got is given back', async () => {
    trouble('lost');
    const id = await buying(numbers(running));
    for (const _ of Array.from({ length: 12 })) await advance(running.plane, QUARTER_MS);
    expect(await statusOf(id)).toMatchObject({
      status: 'failed',
      error: { code: 'ProvisioningFailed' },
    });
    expect(await all(numbers(running).listPurchasedPhoneNumbers())).toEqual([]);
    await advance(running.plane, QUARTER_MS);
    expect([inventory.owned, inventory.held]).toEqual([[], []]);
  });

  it('a release goes on when it can', async () => {
    const phoneNumber = await bought(numbers(running));
    trouble('down', 'numbers');
    const { options, get } = headersOf();
    await numbers(running).beginReleasePhoneNumber(phoneNumber, options);
    const again = headersOf();
    await numbers(running).beginReleasePhoneNumber(phoneNumber, again.options);
    expect(again.get('operation-id')).toBe(get('operation-id'));
    await expect(
      numbers(running).beginUpdatePhoneNumberCapabilities(phoneNumber, { sms: 'none' }),
    ).rejects.toEqual(refused(409, 'Conflict'));
    await advance(running.plane, 0);
    await expect(inside(numbers(running)).cancelOperation(get('operation-id'))).rejects.toEqual(
      refused(400, 'BadRequest'),
    );
    inventory.trouble = () => undefined;
    await advance(running.plane, QUARTER_MS);
    expect(await statusOf(get('operation-id'))).toMatchObject({ status: 'succeeded' });
    expect(inventory.owned).toEqual([]);
  });

  it('a search that is cancelled holds nothing', async () => {
    const asked = untilAsked('holds', 'lost');
    const { options, get } = headersOf();
    await numbers(running).beginSearchAvailablePhoneNumbers(wanted, options);
    await asked;
    inventory.trouble = () => undefined;
    const id = get('operation-id');
    await inside(numbers(running)).cancelOperation(id);
    await inside(numbers(running)).cancelOperation(id);
    await advance(running.plane, QUARTER_MS);
    expect(await statusOf(id)).toMatchObject({
      status: 'failed',
      error: { code: 'OperationCancelled' },
    });
    expect(inventory.held).toEqual([]);
    expect(await inside(numbers(running)).getSearchResult(get('search-id'))).toMatchObject({
      error: 'UnknownErrorCode',
    });
  });

  it('a purchase that is cancelled is undone, and can be made anew', async () => {
    const asked = untilAsked('orders', 'lost');
    const { searchId } = await found(numbers(running));
    const { options, get } = headersOf();
    await numbers(running).beginPurchasePhoneNumbers(searchId, options);
    await asked;
    inventory.trouble = () => undefined;
    await inside(numbers(running)).cancelOperation(get('operation-id'));
    await advance(running.plane, 1_000);
    expect(inventory.owned).toEqual([]);
    const poller = await numbers(running).beginPurchasePhoneNumbers(searchId, quickly);
    await poller.pollUntilDone();
    expect(inventory.owned).toHaveLength(1);
    expect(inventory.bought.size).toBe(2);
  });

  it('what is still to be undone is not sold anew', async () => {
    const asked = untilAsked('orders', 'lost');
    const { searchId } = await found(numbers(running));
    const { options, get } = headersOf();
    await numbers(running).beginPurchasePhoneNumbers(searchId, options);
    await asked;
    trouble('down', 'numbers');
    await inside(numbers(running)).cancelOperation(get('operation-id'));
    await advance(running.plane, 2_000);
    await expect(numbers(running).beginPurchasePhoneNumbers(searchId)).rejects.toEqual(
      refused(503, 'ServiceUnavailable'),
    );
    inventory.trouble = () => undefined;
    await advance(running.plane, 60_000);
    await (await numbers(running).beginPurchasePhoneNumbers(searchId, quickly)).pollUntilDone();
    expect(inventory.owned).toHaveLength(1);
  });

  it('an operation that is over cannot be cancelled', async () => {
    const { searchId } = await found(numbers(running));
    const refusal = refused(400, 'BadRequest');
    await expect(inside(numbers(running)).cancelOperation(`search_${searchId}`)).rejects.toEqual(
      refusal,
    );
    await expect(inside(numbers(running)).cancelOperation('search_x')).rejects.toEqual(
      refused(404, 'NotFound'),
    );
  });

  it('a reservation whose numbers went away is not bought', async () => {
    const request = { countryCode: 'US', phoneNumberType: 'geographic' } as const;
    const { phoneNumbers } = await numbers(running).browseAvailablePhoneNumbers(request);
    const reservationId = randomUUID();
    const add = phoneNumbers.slice(0, 1);
    await numbers(running).createOrUpdateReservation({ reservationId }, { add });
    // The carrier forgot what it held, and somebody else was faster.
    inventory.reset();
    await bought(numbers(running));
    const poller = await numbers(running).beginReservationPurchase(reservationId, quickly);
    await expect(poller.pollUntilDone()).rejects.toThrow(/not available any more/);
    expect(await numbers(running).getReservation(reservationId)).toMatchObject({
      status: 'completed',
      phoneNumbers: { [add[0]!.id!]: { error: { code: 'AllNumbersNotAcquired' } } },
    });
    expect(inventory.owned).toHaveLength(1);
  });
});

describe('a data plane that is started anew', () => {
  const databaseUrl = () => `pglite:${join(folder, 'database')}`;

  it('goes on with what the former one had begun', async () => {
    trouble('down', 'holds');
    const { options, get } = headersOf();
    const former = await start({ databaseUrl: databaseUrl(), ...carrier(inventory) });
    const poller = await numbers(former).beginSearchAvailablePhoneNumbers(wanted, options);
    const state = poller.toString();
    await former[Symbol.asyncDispose]();
    inventory.trouble = () => undefined;
    await using running = await start({ databaseUrl: databaseUrl(), ...carrier(inventory) });
    await advance(running.plane, LEASE_MS);
    const resumed = await numbers(running).beginSearchAvailablePhoneNumbers(wanted, {
      ...quickly,
      resumeFrom: state,
    } as typeof quickly);
    const { searchId, phoneNumbers } = await resumed.pollUntilDone();
    expect([searchId, phoneNumbers]).toEqual([get('search-id'), ['+14255550100']]);
  });

  it('buys once what the former one had ordered when it was killed', async () => {
    const env = {
      DATABASE_URL: databaseUrl(),
      NUMBERS_INVENTORY_URL: inventory.url,
      NUMBERS_INVENTORY_KEY: INVENTORY_KEY,
    };
    const former = await startChild(env);
    const asked = untilAsked('orders', 'unanswered');
    const id = await buying(numbersClient(former));
    await asked;
    await former[Symbol.asyncDispose]();
    expect(inventory.owned).toHaveLength(1);
    inventory.trouble = () => undefined;
    await using running = await start({ databaseUrl: env.DATABASE_URL, ...carrier(inventory) });
    await advance(running.plane, LEASE_MS);
    const operation = await inside(numbers(running)).getOperation(id);
    expect(operation).toMatchObject({ status: 'succeeded' });
    expect([...inventory.bought]).toEqual([[id, 1]]);
    expect(await all(numbers(running).listPurchasedPhoneNumbers())).toHaveLength(1);
  });
});

it('finds no plans without an inventory', async () => {
  await using running = await start();
  await expect(numbers(running).beginSearchAvailablePhoneNumbers(wanted)).rejects.toMatchObject({
    code: 'InternalError',
    message: expect.stringContaining('unable to find phone plans'),
  });
  expect(await all(numbers(running).listAvailableCountries())).toEqual([]);
});

it.each([
  [{ NUMBERS_INVENTORY_URL: 'https://a.example', NUMBERS_INVENTORY_KEY: 'k', NUMBERS_FILE: 'x' }],
  [{ NUMBERS_INVENTORY_URL: 'https://a.example' }],
  [{ NUMBERS_INVENTORY_URL: 'http://a.example', NUMBERS_INVENTORY_KEY: 'k' }],
])('is not configured with %j', (env) => {
  expect(() => readConfig(env)).toThrow(/NUMBERS_/);
});

it('tells other services of the numbers one has, and of those that are given back', async () => {
  const released: string[] = [];
  let owned: unknown;
  await using running = await start(carrier(inventory), {
    services: [
      {
        ...sipService,
        open(platform, config) {
          const port = platform.ports.use(phoneNumbersPort);
          port.onReleased(async (phoneNumber) => {
            owned = await port.owned(phoneNumber);
            released.push(phoneNumber);
          });
          return sipService.open(platform, config);
        },
      },
    ],
  });
  const phoneNumber = await bought(numbers(running));
  await (await numbers(running).beginReleasePhoneNumber(phoneNumber, quickly)).pollUntilDone();
  expect(released).toEqual([phoneNumber]);
  expect(owned).toEqual({
    ...{ phoneNumber, numberType: 'geographic', countryCode: 'US', assignmentType: 'application' },
    capabilities: wanted.capabilities,
  });
});
