import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type {
  ListLocalitiesOptions,
  ListPurchasedPhoneNumbersOptions,
  ListReservationOptions,
} from '@azure/communication-phone-numbers';
import { all, control, refused, start } from './_harness.ts';
import type { Running } from './_harness.ts';
import { FakeInventory } from './_inventory.ts';
import { advance, bought, carrier, found, headersOf } from './_numbers.ts';
import { inside, numbersClient, quickly, wanted } from './_numbers.ts';
import { signedRequest } from './_signed.ts';

let running: Running;
let inventory: FakeInventory;
const client = () => numbersClient(running.plane);
const minutes = (count: number) => count * 60_000;

beforeAll(async () => {
  inventory = await FakeInventory.open();
  running = await start(carrier(inventory));
});
afterAll(async () => {
  await running[Symbol.asyncDispose]();
  await inventory[Symbol.asyncDispose]();
});
beforeEach(async () => {
  await control(running.plane, 'POST', '/reset');
  inventory.reset();
  const { offsetMs } = (await control(running.plane, 'GET', '/clock')).body as { offsetMs: number };
  inventory.now = () => Date.now() + offsetMs;
});
/** Both clocks: the carrier's is a machine's of its own. */
const later = async (ms: number): Promise<void> => {
  const before = inventory.now;
  inventory.now = () => before() + ms;
  await advance(running.plane, ms);
};

describe('what is available', () => {
  it('is listed by country, in the language that was asked for', async () => {
    const names = await all(client().listAvailableCountries());
    expect(names).toEqual([
      { localizedName: 'United Kingdom', countryCode: 'GB' },
      { localizedName: 'United States', countryCode: 'US' },
    ]);
    const german = await all(numbersClient(running.plane, 'de-DE').listAvailableCountries());
    expect(german.map(({ localizedName }) => localizedName)).toEqual([
      'Vereinigte Staaten',
      'Vereinigtes Königreich',
    ]);
    const odd = await all(numbersClient(running.plane, '%, de').listAvailableCountries());
    expect(odd).toEqual(names);
  });

  it('is listed by town, area code and offering', async () => {
    const numbers = client();
    expect(await all(numbers.listAvailableLocalities('US'))).toEqual([
      {
        localizedName: 'Bellevue',
        administrativeDivision: { localizedName: 'Washington', abbreviatedName: 'WA' },
      },
      expect.objectContaining({ localizedName: 'Seattle' }),
    ]);
    const nowhere = { administrativeDivision: 'TX' };
    expect(await all(numbers.listAvailableLocalities('US', nowhere))).toEqual([]);
    const inSeattle = { locality: 'seattle', administrativeDivision: 'WA' };
    expect(await all(numbers.listAvailableGeographicAreaCodes('US', inSeattle))).toEqual([
      { areaCode: '206' },
    ]);
    expect(await all(numbers.listAvailableTollFreeAreaCodes('US'))).toEqual([{ areaCode: '833' }]);
    expect(await all(numbers.listAvailableMobileAreaCodes('US'))).toEqual([]);
    expect(
      await all(numbers.listAvailableOfferings('US', { phoneNumberType: 'tollFree' })),
    ).toEqual([
      {
        phoneNumberType: 'tollFree',
        assignmentType: 'application',
        availableCapabilities: { calling: 'inbound', sms: 'outbound' },
        cost: { amount: 1, currencyCode: 'USD', billingFrequency: 'monthly' },
      },
    ]);
    expect(await all(numbers.listAvailableOfferings('US'))).toHaveLength(3);
  });

  it('comes in pages', async () => {
    const small = { maxPageSize: 1, skip: 0 } as ListLocalitiesOptions;
    const towns = await all(client().listAvailableLocalities('US', small));
    expect(towns.map(({ localizedName }) => localizedName)).toEqual(['Bellevue', 'Seattle']);
  });

  it('can be browsed', async () => {
    const request = { countryCode: 'US', phoneNumberType: 'geographic' } as const;
    const { phoneNumbers } = await client().browseAvailablePhoneNumbers(request, {
      phoneNumberPrefixes: ['+1425555010'],
      capabilities: { sms: 'inbound' },
    });
    expect(phoneNumbers).toHaveLength(10);
    expect(phoneNumbers[0]).toMatchObject({
      id: '14255550100',
      phoneNumber: '+14255550100',
      status: 'available',
      capabilities: { calling: 'inbound+outbound', sms: 'inbound+outbound' },
      isAgreementToNotResellRequired: false,
    });
  });

  it('is refused where there is no such country, or nothing that does that', async () => {
    const odd = { countryCode: 'INVALID', phoneNumberType: 'tollFree' } as const;
    await expect(client().browseAvailablePhoneNumbers(odd)).rejects.toEqual(
      refused(400, 'BadRequest'),
    );
    await expect(
      client().beginSearchAvailablePhoneNumbers({ ...wanted, phoneNumberType: 'mobile' }),
    ).rejects.toMatchObject({
      statusCode: 400,
      code: 'InternalError',
      message: expect.stringContaining('unable to find phone plans'),
      details: { error: { innerError: { code: 'BadRequest' } } },
    });
  });
});

describe('a search', () => {
  it('finds numbers, holds them, and says so as the service does', async () => {
    const { options, get } = headersOf();
    const poller = await client().beginSearchAvailablePhoneNumbers(
      { ...wanted, quantity: 2 },
      options,
    );
    const result = await poller.pollUntilDone();
    expect(result).toMatchObject({
      searchId: get('search-id'),
      phoneNumbers: ['+14255550100', '+14255550101'],
      capabilities: wanted.capabilities,
      error: 'NoError',
    });
    expect(get('operation-id')).toBe(`search_${result.searchId}`);
    expect(get('location')).toMatch(/^\/availablePhoneNumbers\/searchResults\/.*api-version=/);
    expect(get('operation-location')).toMatch(/^\/phoneNumbers\/operations\/search_/);
    expect(inventory.held).toEqual(result.phoneNumbers);
    const leftMs = result.searchExpiresBy.getTime() - inventory.now();
    expect(leftMs).toBeGreaterThan(minutes(15));
    expect(leftMs).toBeLessThanOrEqual(minutes(16));
    expect(await inside(client()).getOperation(get('operation-id'))).toMatchObject({
      operationType: 'search',
      status: 'succeeded',
      resourceLocation: get('location'),
    });
  });

  it('fails when stock has run out, and finds again what was let go', async () => {
    await found(client(), { quantity: 9 });
    await expect(found(client(), { quantity: 2 })).rejects.toThrow(/not as many/);
    const [last] = (await found(client(), { quantity: 1 })).phoneNumbers;
    expect(last).toBe('+14255550109');
    await later(minutes(16));
    expect((await found(client(), { quantity: 10 })).phoneNumbers).toHaveLength(10);
  });

  it('expires, and cannot be bought then', async () => {
    const { searchId } = await found(client());
    await later(minutes(16));
    expect(await inside(client()).getSearchResult(searchId)).toMatchObject({
      error: 'ReservationExpired',
      phoneNumbers: [],
    });
    await expect(client().beginPurchasePhoneNumbers(searchId)).rejects.toEqual(
      refused(400, 'BadRequest'),
    );
  });

  it('is not found when there is none', async () => {
    const id = randomUUID();
    await expect(inside(client()).getSearchResult(id)).rejects.toEqual(refused(404, 'NotFound'));
    await expect(client().beginPurchasePhoneNumbers(id)).rejects.toEqual(refused(404, 'NotFound'));
    await expect(inside(client()).getOperation(id)).rejects.toEqual(refused(404, 'NotFound'));
  });
});

describe('a purchase', () => {
  it('makes numbers one has, as they were searched', async () => {
    const { searchId } = await found(client(), { quantity: 2 });
    const { options, get } = headersOf();
    const poller = await client().beginPurchasePhoneNumbers(searchId, options);
    await poller.pollUntilDone();
    expect(get('operation-id')).toBe(`purchase_${get('purchase-id')}`);
    expect(inventory.owned).toEqual(['+14255550100', '+14255550101']);
    expect(inventory.held).toEqual([]);
    expect(await client().getPurchasedPhoneNumber('+14255550100')).toMatchObject({
      id: '14255550100',
      phoneNumber: '+14255550100',
      countryCode: 'US',
      phoneNumberType: 'geographic',
      assignmentType: 'application',
      capabilities: wanted.capabilities,
      purchaseDate: expect.any(Date),
      cost: { amount: 1, currencyCode: 'USD', billingFrequency: 'monthly' },
    });
  });

  it('is made once, however often it is asked for', async () => {
    const { searchId } = await found(client());
    const [first, again] = [headersOf(), headersOf()];
    await client().beginPurchasePhoneNumbers(searchId, first.options);
    const poller = await client().beginPurchasePhoneNumbers(searchId, again.options);
    await poller.pollUntilDone();
    expect(again.get('purchase-id')).toBe(first.get('purchase-id'));
    expect([...inventory.bought.values()]).toEqual([1]);
  });

  it('wants the agreement where one is wanted', async () => {
    const mobile = { ...wanted, countryCode: 'GB', phoneNumberType: 'mobile' } as const;
    const search = await client().beginSearchAvailablePhoneNumbers(
      { ...mobile, areaCode: '7700' },
      quickly,
    );
    const { searchId, isAgreementToNotResellRequired } = await search.pollUntilDone();
    expect(isAgreementToNotResellRequired).toBe(true);
    await expect(client().beginPurchasePhoneNumbers(searchId)).rejects.toMatchObject({
      statusCode: 400,
      code: 'BadRequest',
      details: { error: { target: 'isconsentprovided' } },
    });
    const agreed = { ...quickly, agreeToNotResell: true };
    const poller = await client().beginPurchasePhoneNumbers(searchId, agreed);
    await poller.pollUntilDone();
    expect(inventory.owned).toEqual(['+447700900123']);
  });

  it('is listed in pages, and counted', async () => {
    const { searchId } = await found(client(), { quantity: 5 });
    await (await client().beginPurchasePhoneNumbers(searchId, quickly)).pollUntilDone();
    const small = { top: 2 } as ListPurchasedPhoneNumbersOptions;
    const listed = await all(client().listPurchasedPhoneNumbers(small));
    expect(listed.map(({ phoneNumber }) => phoneNumber)).toEqual(inventory.owned);
    expect((await control(running.plane, 'GET', '/stats')).body).toMatchObject({ phoneNumbers: 5 });
  });
});

describe('a number one has', () => {
  it('gets other capabilities, as far as its offer goes', async () => {
    const phoneNumber = await bought(client());
    const { options, get } = headersOf();
    const poller = await client().beginUpdatePhoneNumberCapabilities(
      phoneNumber,
      { calling: 'none', sms: 'inbound+outbound' },
      options,
    );
    expect((await poller.pollUntilDone()).capabilities).toEqual({
      calling: 'none',
      sms: 'inbound+outbound',
    });
    expect(get('operation-id')).toBe(`capabilities_${get('capabilities-id')}`);
    const onlySms = await client().beginUpdatePhoneNumberCapabilities(
      phoneNumber,
      { sms: 'none' },
      quickly,
    );
    expect((await onlySms.pollUntilDone()).capabilities).toEqual({ calling: 'none', sms: 'none' });
  });

  it('is given back', async () => {
    const phoneNumber = await bought(client());
    const { options, get } = headersOf();
    const poller = await client().beginReleasePhoneNumber(phoneNumber, options);
    await poller.pollUntilDone();
    expect(get('operation-id')).toBe(`release_${get('release-id')}`);
    expect(inventory.owned).toEqual([]);
    await expect(client().getPurchasedPhoneNumber(phoneNumber)).rejects.toMatchObject({
      statusCode: 404,
      code: 'NotFound',
      details: { error: { target: 'phonenumber' } },
    });
    await expect(client().beginReleasePhoneNumber(phoneNumber)).rejects.toEqual(
      refused(404, 'NotFound'),
    );
  });

  it('can be seeded, and does nothing beyond its offer', async () => {
    const phoneNumbers = [{ phoneNumber: '+442079460123' }];
    await control(running.plane, 'POST', '/seed', { phoneNumbers });
    const owned = await client().getPurchasedPhoneNumber('+442079460123');
    expect(owned).toMatchObject({ countryCode: 'GB', phoneNumberType: 'geographic' });
    await (await client().beginReleasePhoneNumber('+442079460123', quickly)).pollUntilDone();
    expect(await all(client().listPurchasedPhoneNumbers())).toEqual([]);
    const tollFree = { ...wanted, phoneNumberType: 'tollFree', areaCode: '833' } as const;
    const capabilities = { calling: 'inbound', sms: 'none' } as const;
    const search = await client().beginSearchAvailablePhoneNumbers(
      { ...tollFree, capabilities },
      quickly,
    );
    const { searchId, phoneNumbers: [free] = [] } = await search.pollUntilDone();
    await (await client().beginPurchasePhoneNumbers(searchId, quickly)).pollUntilDone();
    await expect(
      client().beginUpdatePhoneNumberCapabilities(free!, { calling: 'outbound' }),
    ).rejects.toEqual(refused(400, 'BadRequest'));
  });
});

describe('a reservation', () => {
  const browsed = async () => {
    const request = { countryCode: 'US', phoneNumberType: 'geographic' } as const;
    return (await client().browseAvailablePhoneNumbers(request)).phoneNumbers;
  };

  it('puts numbers aside, gets others, and is deleted', async () => {
    const [a, b, c] = await browsed();
    const reservationId = randomUUID();
    const made = await client().createOrUpdateReservation({ reservationId }, { add: [a!, b!] });
    expect(made).toMatchObject({ id: reservationId, status: 'active' });
    expect(made.phoneNumbers![a!.id!]).toMatchObject({ status: 'reserved', countryCode: 'US' });
    const changed = await client().createOrUpdateReservation(
      { reservationId },
      { add: [b!, c!], remove: [a!.id!] },
    );
    expect(Object.keys(changed.phoneNumbers!)).toEqual([b!.id, c!.id]);
    expect(inventory.held).toEqual([b!.phoneNumber, c!.phoneNumber]);
    expect(await client().getReservation(reservationId)).toEqual(changed);
    await client().deleteReservation(reservationId);
    await advance(running.plane, 0);
    expect(inventory.held).toEqual([]);
    await expect(client().getReservation(reservationId)).rejects.toEqual(refused(404, 'NotFound'));
    await expect(client().deleteReservation(reservationId)).rejects.toEqual(
      refused(404, 'NotFound'),
    );
  });

  it('gets what there is, and says what there is not', async () => {
    const [a, b] = await browsed();
    await client().createOrUpdateReservation({ reservationId: randomUUID() }, { add: [a!] });
    let status = 0;
    const reservationId = randomUUID();
    const made = await client().createOrUpdateReservation(
      { reservationId },
      { add: [a!, b!], onResponse: (response) => void (status = response.status) },
    );
    expect(status).toBe(207);
    expect(made.phoneNumbers).toMatchObject({
      [a!.id!]: { status: 'error', error: { code: 'NotAvailable' } },
      [b!.id!]: { status: 'reserved' },
    });
    const { phoneNumbers } = await client().getReservation(reservationId);
    expect(Object.keys(phoneNumbers!)).toEqual([b!.id]);
  });

  it('expires a quarter of an hour after the last change', async () => {
    const [a, b] = await browsed();
    const reservationId = randomUUID();
    await client().createOrUpdateReservation({ reservationId }, { add: [a!] });
    await later(minutes(14));
    await client().createOrUpdateReservation({ reservationId }, { add: [b!] });
    await later(minutes(14));
    expect(await client().getReservation(reservationId)).toMatchObject({ status: 'active' });
    await later(minutes(1));
    expect(await client().getReservation(reservationId)).toMatchObject({
      status: 'expired',
      phoneNumbers: { [a!.id!]: { status: 'expired' } },
    });
    expect(inventory.held).toEqual([]);
    const refusal = refused(400, 'BadRequest');
    const change = client().createOrUpdateReservation({ reservationId }, { add: [b!] });
    await expect(change).rejects.toEqual(refusal);
    await expect(client().beginReservationPurchase(reservationId)).rejects.toEqual(refusal);
  });

  it('is bought', async () => {
    const [a] = await browsed();
    const reservationId = randomUUID();
    await client().createOrUpdateReservation({ reservationId }, { add: [a!] });
    const { options, get } = headersOf();
    const poller = await client().beginReservationPurchase(reservationId, options);
    await poller.pollUntilDone();
    expect(get('operation-id')).toContain(get('reservation-purchase-id'));
    expect(inventory.owned).toEqual([a!.phoneNumber]);
    expect(await client().getReservation(reservationId)).toMatchObject({
      status: 'completed',
      phoneNumbers: { [a!.id!]: { status: 'purchased' } },
    });
    await (await client().beginReservationPurchase(reservationId, quickly)).pollUntilDone();
    expect([...inventory.bought.values()]).toEqual([1]);
  });

  it('is not bought when it is empty, or without the agreement that is wanted', async () => {
    const reservationId = randomUUID();
    await client().createOrUpdateReservation({ reservationId });
    const refusal = refused(400, 'BadRequest');
    await expect(client().beginReservationPurchase(reservationId)).rejects.toEqual(refusal);
    const mobile = { countryCode: 'GB', phoneNumberType: 'mobile' } as const;
    const { phoneNumbers } = await client().browseAvailablePhoneNumbers(mobile);
    await client().createOrUpdateReservation({ reservationId }, { add: phoneNumbers });
    await expect(client().beginReservationPurchase(reservationId)).rejects.toEqual(refusal);
    const odd = '/availablePhoneNumbers/reservations/nonsense?api-version=2025-06-01';
    expect((await signedRequest(running.plane.http, 'GET', odd)).status).toBe(400);
  });

  it('is no way to get a number on the terms of others', async () => {
    const mobile = { countryCode: 'GB', phoneNumberType: 'mobile' } as const;
    const { phoneNumbers } = await client().browseAvailablePhoneNumbers(mobile);
    const disguised = { ...phoneNumbers[0]!, countryCode: 'US', phoneNumberType: 'geographic' };
    const made = await client().createOrUpdateReservation(
      { reservationId: randomUUID() },
      { add: [disguised as (typeof phoneNumbers)[0]] },
    );
    expect(made.phoneNumbers).toMatchObject({ '447700900123': { status: 'error' } });
  });

  it('is listed without its numbers, in pages', async () => {
    for (const _ of Array.from({ length: 3 })) {
      await client().createOrUpdateReservation({ reservationId: randomUUID() });
    }
    const listed = await all(
      client().listReservations({ maxPageSize: 2 } as ListReservationOptions),
    );
    expect(listed).toHaveLength(3);
    expect(listed[0]).not.toHaveProperty('phoneNumbers');
  });
});

describe('a look-up', () => {
  it('tells how a number is written, and who serves it', async () => {
    const { values } = await client().searchOperatorInformation(['+14255550100'], {
      includeAdditionalOperatorDetails: true,
    });
    expect(values).toEqual([
      {
        phoneNumber: '+14255550100',
        nationalFormat: '(425) 555-0100',
        internationalFormat: '+1 425 555 0100',
        isoCountryCode: 'US',
        numberType: 'geographic',
        operatorDetails: expect.objectContaining({ name: 'Contoso Telecom' }),
      },
    ]);
    const format = await client().searchOperatorInformation(['+447700900456']);
    expect(format.values![0]).not.toHaveProperty('operatorDetails');
    const unknown = await client().searchOperatorInformation(['+447700900456'], {
      includeAdditionalOperatorDetails: true,
    });
    expect(unknown.values![0]).toMatchObject({ numberType: 'unknown', isoCountryCode: 'GB' });
  });

  it('takes one number', async () => {
    const two = ['+14255550100', '+14255550101'];
    await expect(client().searchOperatorInformation(two)).rejects.toMatchObject({
      statusCode: 400,
      code: 'BadRequest',
      message: expect.stringContaining('Can only accept one phoneNumber'),
    });
    for (const odd of [[], ['425'], ['+']]) {
      await expect(client().searchOperatorInformation(odd)).rejects.toEqual(
        refused(400, 'BadRequest'),
      );
    }
  });
});

it('forgets after a month what was searched, reserved and done', async () => {
  const { searchId } = await found(client());
  await client().createOrUpdateReservation({ reservationId: randomUUID() });
  await advance(running.plane, 31 * 24 * minutes(60));
  expect(await all(client().listReservations())).toEqual([]);
  const gone = refused(404, 'NotFound');
  await expect(inside(client()).getSearchResult(searchId)).rejects.toEqual(gone);
  await expect(inside(client()).getOperation(`search_${searchId}`)).rejects.toEqual(gone);
});

it('goes on with an operation that was imported, and keeps the rest of it', async () => {
  const phoneNumber = await bought(client());
  const { searchId } = await found(client());
  inventory.trouble = ({ path }) => (path.startsWith('orders') ? 'down' : undefined);
  const { options, get } = headersOf();
  await client().beginPurchasePhoneNumbers(searchId, options);
  const file = { path: join(running.folder, 'exported.json') };
  await control(running.plane, 'POST', '/export', file);
  await control(running.plane, 'POST', '/reset');
  expect(await all(client().listPurchasedPhoneNumbers())).toEqual([]);
  inventory.trouble = () => undefined;
  await control(running.plane, 'POST', '/import', file);
  await advance(running.plane, 0);
  expect(await inside(client()).getOperation(get('operation-id'))).toMatchObject({
    status: 'succeeded',
  });
  const owned = await all(client().listPurchasedPhoneNumbers());
  expect(owned.map((one) => one.phoneNumber)).toEqual([phoneNumber, inventory.owned[1]]);
});

it('takes numbers with a plus that is encoded, and with one that is not', async () => {
  const phoneNumber = await bought(client());
  for (const written of [phoneNumber, encodeURIComponent(phoneNumber)]) {
    const path = `/phoneNumbers/${written}?api-version=2025-06-01`;
    const { status, headers } = await signedRequest(running.plane.http, 'GET', path);
    expect([status, headers.get('api-supported-versions')]).toEqual([
      200,
      expect.stringContaining('2025-06-01'),
    ]);
  }
});

it('logs no number and no key', async () => {
  await bought(client());
  const logged = running.log.join('\n');
  expect(logged).not.toMatch(/\+?1425555|inventory-key/);
});
