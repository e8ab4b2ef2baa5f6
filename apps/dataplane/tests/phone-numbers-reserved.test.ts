import type { ListReservationOptions } from '@azure/communication-phone-numbers';
import { randomUUID } from 'node:crypto';
import { all, refused } from './_harness.ts';
import { advance, headersOf, quickly } from './_numbers.ts';
import { signedRequest } from './_signed.ts';
import { minutes, useNumbers } from './_started-numbers.ts';

const started = useNumbers();

describe('a reservation', () => {
  const browsed = async () => {
    const request = { countryCode: 'US', phoneNumberType: 'geographic' } as const;
    return (await started.client().browseAvailablePhoneNumbers(request)).phoneNumbers;
  };

  it('puts numbers aside, gets others, and is deleted', async () => {
    const [a, b, c] = await browsed();
    const reservationId = randomUUID();
    const made = await started
      .client()
      .createOrUpdateReservation({ reservationId }, { add: [a!, b!] });
    expect(made).toMatchObject({ id: reservationId, status: 'active' });
    expect(made.phoneNumbers![a!.id!]).toMatchObject({ status: 'reserved', countryCode: 'US' });
    const changed = await started
      .client()
      .createOrUpdateReservation({ reservationId }, { add: [b!, c!], remove: [a!.id!] });
    expect(Object.keys(changed.phoneNumbers!)).toEqual([b!.id, c!.id]);
    expect(started.inventory.held).toEqual([b!.phoneNumber, c!.phoneNumber]);
    expect(await started.client().getReservation(reservationId)).toEqual(changed);
    await started.client().deleteReservation(reservationId);
    await advance(started.running.plane, 0);
    expect(started.inventory.held).toEqual([]);
    await expect(started.client().getReservation(reservationId)).rejects.toEqual(
      refused(404, 'NotFound'),
    );
    await expect(started.client().deleteReservation(reservationId)).rejects.toEqual(
      refused(404, 'NotFound'),
    );
  });

  it('gets what there is, and says what there is not', async () => {
    const [a, b] = await browsed();
    await started
      .client()
      .createOrUpdateReservation({ reservationId: randomUUID() }, { add: [a!] });
    let status = 0;
    const reservationId = randomUUID();
    const made = await started
      .client()
      .createOrUpdateReservation(
        { reservationId },
        { add: [a!, b!], onResponse: (response) => void (status = response.status) },
      );
    expect(status).toBe(207);
    expect(made.phoneNumbers).toMatchObject({
      [a!.id!]: { status: 'error', error: { code: 'NotAvailable' } },
      [b!.id!]: { status: 'reserved' },
    });
    const { phoneNumbers } = await started.client().getReservation(reservationId);
    expect(Object.keys(phoneNumbers!)).toEqual([b!.id]);
  });

  it('expires a quarter of an hour after the last change', async () => {
    const [a, b] = await browsed();
    const reservationId = randomUUID();
    await started.client().createOrUpdateReservation({ reservationId }, { add: [a!] });
    await started.later(minutes(14));
    await started.client().createOrUpdateReservation({ reservationId }, { add: [b!] });
    await started.later(minutes(14));
    expect(await started.client().getReservation(reservationId)).toMatchObject({
      status: 'active',
    });
    await started.later(minutes(1));
    expect(await started.client().getReservation(reservationId)).toMatchObject({
      status: 'expired',
      phoneNumbers: { [a!.id!]: { status: 'expired' } },
    });
    expect(started.inventory.held).toEqual([]);
    const refusal = refused(400, 'BadRequest');
    const change = started.client().createOrUpdateReservation({ reservationId }, { add: [b!] });
    await expect(change).rejects.toEqual(refusal);
    await expect(started.client().beginReservationPurchase(reservationId)).rejects.toEqual(refusal);
  });

  it('is bought', async () => {
    const [a] = await browsed();
    const reservationId = randomUUID();
    await started.client().createOrUpdateReservation({ reservationId }, { add: [a!] });
    const { options, get } = headersOf();
    const poller = await started.client().beginReservationPurchase(reservationId, options);
    await poller.pollUntilDone();
    expect(get('operation-id')).toContain(get('reservation-purchase-id'));
    expect(started.inventory.owned).toEqual([a!.phoneNumber]);
    expect(await started.client().getReservation(reservationId)).toMatchObject({
      status: 'completed',
      phoneNumbers: { [a!.id!]: { status: 'purchased' } },
    });
    await (await started.client().beginReservationPurchase(reservationId, quickly)).pollUntilDone();
    expect([...started.inventory.bought.values()]).toEqual([1]);
  });

  it('is not bought when it is empty, or without the agreement that is wanted', async () => {
    const reservationId = randomUUID();
    await started.client().createOrUpdateReservation({ reservationId });
    const refusal = refused(400, 'BadRequest');
    await expect(started.client().beginReservationPurchase(reservationId)).rejects.toEqual(refusal);
    const mobile = { countryCode: 'GB', phoneNumberType: 'mobile' } as const;
    const { phoneNumbers } = await started.client().browseAvailablePhoneNumbers(mobile);
    await started.client().createOrUpdateReservation({ reservationId }, { add: phoneNumbers });
    await expect(started.client().beginReservationPurchase(reservationId)).rejects.toEqual(refusal);
    const odd = '/availablePhoneNumbers/reservations/nonsense?api-version=2025-06-01';
    expect((await signedRequest(started.running.plane.http, 'GET', odd)).status).toBe(400);
  });

  it('is no way to get a number on the terms of others', async () => {
    const mobile = { countryCode: 'GB', phoneNumberType: 'mobile' } as const;
    const { phoneNumbers } = await started.client().browseAvailablePhoneNumbers(mobile);
    const disguised = { ...phoneNumbers[0]!, countryCode: 'US', phoneNumberType: 'geographic' };
    const made = await started
      .client()
      .createOrUpdateReservation(
        { reservationId: randomUUID() },
        { add: [disguised as (typeof phoneNumbers)[0]] },
      );
    expect(made.phoneNumbers).toMatchObject({ '447700900123': { status: 'error' } });
  });

  it('is listed without its numbers, in pages', async () => {
    for (const _ of Array.from({ length: 3 })) {
      await started.client().createOrUpdateReservation({ reservationId: randomUUID() });
    }
    const listed = await all(
      started.client().listReservations({ maxPageSize: 2 } as ListReservationOptions),
    );
    expect(listed).toHaveLength(3);
    expect(listed[0]).not.toHaveProperty('phoneNumbers');
  });
});
