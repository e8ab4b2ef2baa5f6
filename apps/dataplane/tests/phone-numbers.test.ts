import type { ListPurchasedPhoneNumbersOptions } from '@azure/communication-phone-numbers';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { all, control, refused } from './_harness.ts';
import { advance, bought, found, headersOf, inside, quickly, wanted } from './_numbers.ts';
import { signedRequest } from './_signed.ts';
import { minutes, useNumbers } from './_started-numbers.ts';

const started = useNumbers();

describe('a search', () => {
  it('finds numbers, holds them, and says so as the service does', async () => {
    const { options, get } = headersOf();
    const poller = await started
      .client()
      .beginSearchAvailablePhoneNumbers({ ...wanted, quantity: 2 }, options);
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
    expect(started.inventory.held).toEqual(result.phoneNumbers);
    const leftMs = result.searchExpiresBy.getTime() - started.inventory.now();
    expect(leftMs).toBeGreaterThan(minutes(15));
    expect(leftMs).toBeLessThanOrEqual(minutes(16));
    expect(await inside(started.client()).getOperation(get('operation-id'))).toMatchObject({
      operationType: 'search',
      status: 'succeeded',
      resourceLocation: get('location'),
    });
  });

  it('fails when stock has run out, and finds again what was let go', async () => {
    await found(started.client(), { quantity: 9 });
    await expect(found(started.client(), { quantity: 2 })).rejects.toThrow(/not as many/);
    const [last] = (await found(started.client(), { quantity: 1 })).phoneNumbers;
    expect(last).toBe('+14255550109');
    await started.later(minutes(16));
    expect((await found(started.client(), { quantity: 10 })).phoneNumbers).toHaveLength(10);
  });

  it('expires, and cannot be bought then', async () => {
    const { searchId } = await found(started.client());
    await started.later(minutes(16));
    expect(await inside(started.client()).getSearchResult(searchId)).toMatchObject({
      error: 'ReservationExpired',
      phoneNumbers: [],
    });
    await expect(started.client().beginPurchasePhoneNumbers(searchId)).rejects.toEqual(
      refused(400, 'BadRequest'),
    );
  });

  it('is not found when there is none', async () => {
    const id = randomUUID();
    await expect(inside(started.client()).getSearchResult(id)).rejects.toEqual(
      refused(404, 'NotFound'),
    );
    await expect(started.client().beginPurchasePhoneNumbers(id)).rejects.toEqual(
      refused(404, 'NotFound'),
    );
    await expect(inside(started.client()).getOperation(id)).rejects.toEqual(
      refused(404, 'NotFound'),
    );
  });
});

describe('a purchase', () => {
  it('makes numbers one has, as they were searched', async () => {
    const { searchId } = await found(started.client(), { quantity: 2 });
    const { options, get } = headersOf();
    const poller = await started.client().beginPurchasePhoneNumbers(searchId, options);
    await poller.pollUntilDone();
    expect(get('operation-id')).toBe(`purchase_${get('purchase-id')}`);
    expect(started.inventory.owned).toEqual(['+14255550100', '+14255550101']);
    expect(started.inventory.held).toEqual([]);
    expect(await started.client().getPurchasedPhoneNumber('+14255550100')).toMatchObject({
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
    const { searchId } = await found(started.client());
    const [first, again] = [headersOf(), headersOf()];
    await started.client().beginPurchasePhoneNumbers(searchId, first.options);
    const poller = await started.client().beginPurchasePhoneNumbers(searchId, again.options);
    await poller.pollUntilDone();
    expect(again.get('purchase-id')).toBe(first.get('purchase-id'));
    expect([...started.inventory.bought.values()]).toEqual([1]);
  });

  it('wants the agreement where one is wanted', async () => {
    const mobile = { ...wanted, countryCode: 'GB', phoneNumberType: 'mobile' } as const;
    const search = await started
      .client()
      .beginSearchAvailablePhoneNumbers({ ...mobile, areaCode: '7700' }, quickly);
    const { searchId, isAgreementToNotResellRequired } = await search.pollUntilDone();
    expect(isAgreementToNotResellRequired).toBe(true);
    await expect(started.client().beginPurchasePhoneNumbers(searchId)).rejects.toMatchObject({
      statusCode: 400,
      code: 'BadRequest',
      details: { error: { target: 'isconsentprovided' } },
    });
    const agreed = { ...quickly, agreeToNotResell: true };
    const poller = await started.client().beginPurchasePhoneNumbers(searchId, agreed);
    await poller.pollUntilDone();
    expect(started.inventory.owned).toEqual(['+447700900123']);
  });

  it('is listed in pages, and counted', async () => {
    const { searchId } = await found(started.client(), { quantity: 5 });
    await (await started.client().beginPurchasePhoneNumbers(searchId, quickly)).pollUntilDone();
    const small = { top: 2 } as ListPurchasedPhoneNumbersOptions;
    const listed = await all(started.client().listPurchasedPhoneNumbers(small));
    expect(listed.map(({ phoneNumber }) => phoneNumber)).toEqual(started.inventory.owned);
    expect((await control(started.running.plane, 'GET', '/stats')).body).toMatchObject({
      phoneNumbers: 5,
    });
  });
});

describe('a number one has', () => {
  it('gets other capabilities, as far as its offer goes', async () => {
    const phoneNumber = await bought(started.client());
    const { options, get } = headersOf();
    const poller = await started
      .client()
      .beginUpdatePhoneNumberCapabilities(
        phoneNumber,
        { calling: 'none', sms: 'inbound+outbound' },
        options,
      );
    expect((await poller.pollUntilDone()).capabilities).toEqual({
      calling: 'none',
      sms: 'inbound+outbound',
    });
    expect(get('operation-id')).toBe(`capabilities_${get('capabilities-id')}`);
    const onlySms = await started
      .client()
      .beginUpdatePhoneNumberCapabilities(phoneNumber, { sms: 'none' }, quickly);
    expect((await onlySms.pollUntilDone()).capabilities).toEqual({ calling: 'none', sms: 'none' });
  });

  it('is given back', async () => {
    const phoneNumber = await bought(started.client());
    const { options, get } = headersOf();
    const poller = await started.client().beginReleasePhoneNumber(phoneNumber, options);
    await poller.pollUntilDone();
    expect(get('operation-id')).toBe(`release_${get('release-id')}`);
    expect(started.inventory.owned).toEqual([]);
    await expect(started.client().getPurchasedPhoneNumber(phoneNumber)).rejects.toMatchObject({
      statusCode: 404,
      code: 'NotFound',
      details: { error: { target: 'phonenumber' } },
    });
    await expect(started.client().beginReleasePhoneNumber(phoneNumber)).rejects.toEqual(
      refused(404, 'NotFound'),
    );
  });

  it('can be seeded, and does nothing beyond its offer', async () => {
    const phoneNumbers = [{ phoneNumber: '+442079460123' }];
    await control(started.running.plane, 'POST', '/seed', { phoneNumbers });
    const owned = await started.client().getPurchasedPhoneNumber('+442079460123');
    expect(owned).toMatchObject({ countryCode: 'GB', phoneNumberType: 'geographic' });
    await (
      await started.client().beginReleasePhoneNumber('+442079460123', quickly)
    ).pollUntilDone();
    expect(await all(started.client().listPurchasedPhoneNumbers())).toEqual([]);
    const tollFree = { ...wanted, phoneNumberType: 'tollFree', areaCode: '833' } as const;
    const capabilities = { calling: 'inbound', sms: 'none' } as const;
    const search = await started
      .client()
      .beginSearchAvailablePhoneNumbers({ ...tollFree, capabilities }, quickly);
    const { searchId, phoneNumbers: [free] = [] } = await search.pollUntilDone();
    await (await started.client().beginPurchasePhoneNumbers(searchId, quickly)).pollUntilDone();
    await expect(
      started.client().beginUpdatePhoneNumberCapabilities(free!, { calling: 'outbound' }),
    ).rejects.toEqual(refused(400, 'BadRequest'));
  });
});

it('forgets after a month what was searched, reserved and done', async () => {
  const { searchId } = await found(started.client());
  await started.client().createOrUpdateReservation({ reservationId: randomUUID() });
  await advance(started.running.plane, 31 * 24 * minutes(60));
  expect(await all(started.client().listReservations())).toEqual([]);
  const gone = refused(404, 'NotFound');
  await expect(inside(started.client()).getSearchResult(searchId)).rejects.toEqual(gone);
  await expect(inside(started.client()).getOperation(`search_${searchId}`)).rejects.toEqual(gone);
});

it('goes on with an operation that was imported, and keeps the rest of it', async () => {
  const phoneNumber = await bought(started.client());
  const { searchId } = await found(started.client());
  started.inventory.trouble = ({ path }) => (path.startsWith('orders') ? 'down' : undefined);
  const { options, get } = headersOf();
  await started.client().beginPurchasePhoneNumbers(searchId, options);
  const file = { path: join(started.running.folder, 'exported.json') };
  await control(started.running.plane, 'POST', '/export', file);
  await control(started.running.plane, 'POST', '/reset');
  expect(await all(started.client().listPurchasedPhoneNumbers())).toEqual([]);
  started.inventory.trouble = () => undefined;
  await control(started.running.plane, 'POST', '/import', file);
  await advance(started.running.plane, 0);
  expect(await inside(started.client()).getOperation(get('operation-id'))).toMatchObject({
    status: 'succeeded',
  });
  const owned = await all(started.client().listPurchasedPhoneNumbers());
  expect(owned.map((one) => one.phoneNumber)).toEqual([phoneNumber, started.inventory.owned[1]]);
});

it('takes numbers with a plus that is encoded, and with one that is not', async () => {
  const phoneNumber = await bought(started.client());
  for (const written of [phoneNumber, encodeURIComponent(phoneNumber)]) {
    const path = `/phoneNumbers/${written}?api-version=2025-06-01`;
    const { status, headers } = await signedRequest(started.running.plane.http, 'GET', path);
    expect([status, headers.get('api-supported-versions')]).toEqual([
      200,
      expect.stringContaining('2025-06-01'),
    ]);
  }
});

it('logs no number and no key', async () => {
  await bought(started.client());
  const logged = started.running.log.join('\n');
  expect(logged).not.toMatch(/\+?1425555|inventory-key/);
});
