import type { NumbersClient } from './numbers-client.ts';
import { createReservationsGateway } from './reservations-gateway.ts';

const BOTH = { calling: 'inbound+outbound', sms: 'inbound+outbound' } as const;
const NUMBER = '+14255550100';
const wanted = {
  ...({ number: NUMBER, countryCode: 'US', type: 'geographic' } as const),
  capabilities: BOTH,
};
const available = {
  ...{ id: '14255550100', phoneNumber: NUMBER, countryCode: 'US', capabilities: BOTH },
  ...{ phoneNumberType: 'geographic', assignmentType: 'application' },
};
const priced = {
  ...available,
  cost: { amount: 1, currencyCode: 'USD', billingFrequency: 'monthly' },
};
const shown = { ...wanted, cost: { amount: 1, currency: 'USD' }, mustAgreeNotToResell: false };

function gatewayThat(answer: () => unknown) {
  const asked: unknown[][] = [];
  const operation = async (...of: unknown[]): Promise<unknown> => {
    asked.push(of);
    return answer();
  };
  const client = {
    browseAvailablePhoneNumbers: operation,
    createOrUpdateReservation: operation,
    getReservation: operation,
  } as unknown as NumbersClient;
  return { gateway: createReservationsGateway(client), asked };
}

const reservation = (status: string) => () => ({
  ...{ id: 'r1', status: 'active', expiresAt: new Date('2026-01-01T00:15:00.000Z') },
  phoneNumbers: { '14255550100': { ...priced, status } },
});
const refused = (statusCode: number) => () => {
  throw Object.assign(new Error('no'), { statusCode });
};

describe('numbers that are chosen one by one', () => {
  it('are found by the calling code of their country and their area code', async () => {
    const { gateway, asked } = gatewayThat(() => ({ phoneNumbers: [priced, available] }));
    const found = await gateway.browse({ countryCode: 'US', type: 'geographic', areaCode: '425' });
    expect(found).toEqual([shown]);
    await gateway.browse({ countryCode: 'ZZ', type: 'tollFree', areaCode: '800' });
    const forApplications = { assignmentType: 'application' };
    expect(asked).toEqual([
      [
        { countryCode: 'US', phoneNumberType: 'geographic' },
        { ...forApplications, phoneNumberPrefixes: ['+1425'] },
      ],
      [{ countryCode: 'ZZ', phoneNumberType: 'tollFree' }, forApplications],
    ]);
  });

  it('are added to a reservation and taken out of it', async () => {
    const { gateway, asked } = gatewayThat(reservation('reserved'));
    await expect(gateway.reserve('r1', wanted)).resolves.toEqual({
      ...{ id: 'r1', state: 'active', numbers: [shown] },
      expiresAt: '2026-01-01T00:15:00.000Z',
    });
    await gateway.unreserve('r1', NUMBER);
    expect(asked).toEqual([
      [{ reservationId: 'r1' }, { add: [available] }],
      [{ reservationId: 'r1' }, { remove: ['14255550100'] }],
    ]);
  });

  it('may be somebody else’s by now', async () => {
    const { gateway } = gatewayThat(reservation('error'));
    await expect(gateway.reserve('r1', wanted)).rejects.toMatchObject({ code: 'number-not-free' });
  });

  it.each([
    [400, 'number-reservation-over', 'number-not-offered'],
    [404, 'number-reservation-over', 'number-not-offered'],
    [401, 'acs-refused', 'acs-refused'],
    [503, 'acs-unavailable', 'acs-unavailable'],
  ])('are refused with %s', async (status, ofReservation, ofStock) => {
    const { gateway } = gatewayThat(refused(status));
    const codes = { code: ofReservation };
    await expect(gateway.reservation('r1')).rejects.toMatchObject(codes);
    await expect(gateway.reserve('r1', wanted)).rejects.toMatchObject(codes);
    await expect(gateway.unreserve('r1', NUMBER)).rejects.toMatchObject(codes);
    const browsed = gateway.browse({ countryCode: 'US', type: 'mobile' });
    await expect(browsed).rejects.toMatchObject({ code: ofStock });
  });
});
