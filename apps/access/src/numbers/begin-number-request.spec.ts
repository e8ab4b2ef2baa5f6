import { beginNumberRequest } from './begin-number-request.ts';
import type { NumberRequest } from './number-request.ts';
import type { NumbersClient } from './numbers-client.ts';

const BOTH = 'inbound+outbound' as const;
const search: NumberRequest = {
  ...({ kind: 'search', countryCode: 'US', type: 'geographic', quantity: 1 } as const),
  capabilities: { calling: BOTH, sms: BOTH },
};
const buy: NumberRequest = { kind: 'buy', searchId: 's1', agreesNotToResell: true };
const reserved: NumberRequest = {
  ...({ kind: 'buy-reservation', reservationId: 'r1', agreesNotToResell: true } as const),
};
const release: NumberRequest = { kind: 'release', number: '+14255550100' };

/** The SDK's client, whose every operation comes to this. */
function clientThat(answer: () => unknown) {
  const asked: unknown[][] = [];
  const begin = async (...of: unknown[]): Promise<unknown> => {
    asked.push(of);
    return answer();
  };
  const client = {
    beginSearchAvailablePhoneNumbers: begin,
    beginPurchasePhoneNumbers: begin,
    beginReservationPurchase: begin,
    beginUpdatePhoneNumberCapabilities: begin,
    beginReleasePhoneNumber: begin,
  } as unknown as NumbersClient;
  return { client, asked };
}

const poller = (isDone: boolean, result?: unknown) => () => ({
  ...{ isDone: () => isDone, getResult: () => result, toString: () => 'kept' },
});
const throwing = (error: Error) => (): never => {
  throw error;
};
const refused = (statusCode: number) => Object.assign(new Error('no'), { statusCode });

describe('what takes its time', () => {
  it('is kept as text while it goes on, and gone on with from there', async () => {
    const { client, asked } = clientThat(poller(false));
    const step = await beginNumberRequest(client, buy, undefined);
    expect(step).toEqual({ state: 'running', poller: 'kept' });
    await beginNumberRequest(client, buy, 'kept');
    expect(asked).toEqual([
      ['s1', { agreeToNotResell: true }],
      ['s1', { agreeToNotResell: true, resumeFrom: 'kept' }],
    ]);
  });

  it('may be the purchase of what is reserved', async () => {
    const { client, asked } = clientThat(poller(true));
    const step = await beginNumberRequest(client, reserved, 'kept');
    expect(step).toEqual({ state: 'succeeded' });
    expect(asked).toEqual([['r1', { agreeToNotResell: true, resumeFrom: 'kept' }]]);
  });

  it('says what a search has found', async () => {
    const result = {
      ...{ searchId: 's1', phoneNumbers: ['+14255550100'], error: 'NoError' },
      cost: { amount: 1, currencyCode: 'USD', billingFrequency: 'monthly' },
      searchExpiresBy: new Date('2026-01-01T00:16:00.000Z'),
    };
    const { client } = clientThat(poller(true, result));
    await expect(beginNumberRequest(client, search, undefined)).resolves.toEqual({
      state: 'succeeded',
      found: {
        ...{ searchId: 's1', numbers: ['+14255550100'], mustAgreeNotToResell: false },
        ...{ cost: { amount: 1, currency: 'USD' }, expiresAt: '2026-01-01T00:16:00.000Z' },
      },
    });
    const none = clientThat(poller(true, { ...result, error: 'OutOfStock' }));
    await expect(beginNumberRequest(none.client, search, undefined)).resolves.toEqual({
      ...{ state: 'failed', problem: 'OutOfStock' },
    });
  });

  it.each([
    ['The long-running operation has failed. OutOfStock. None left.', 'OutOfStock'],
    ['The long-running operation has failed', 'Unknown'],
  ])('has failed when the SDK says so: %s', async (message, problem) => {
    const { client } = clientThat(throwing(new Error(message)));
    await expect(beginNumberRequest(client, buy, 'kept')).resolves.toEqual({
      ...{ state: 'failed', problem },
    });
  });

  it('has failed when nothing is known of it any more, and may go on when nobody answers', async () => {
    const gone = clientThat(throwing(refused(404)));
    await expect(beginNumberRequest(gone.client, buy, 'kept')).resolves.toEqual({
      ...{ state: 'failed', problem: 'OperationNotFound' },
    });
    const away = clientThat(throwing(refused(503)));
    await expect(beginNumberRequest(away.client, buy, 'kept')).rejects.toMatchObject({
      code: 'acs-unavailable',
    });
  });

  it.each([
    [search, 400, 'number-not-offered'],
    [buy, 404, 'number-not-offered'],
    [reserved, 400, 'number-reservation-over'],
    [reserved, 404, 'number-reservation-over'],
    [release, 404, 'number-not-found'],
    [release, 400, 'acs-refused'],
    [buy, 429, 'acs-busy'],
    [search, 401, 'acs-refused'],
  ] as const)('is not begun when it is refused: %j with %s', async (request, status, code) => {
    const { client } = clientThat(throwing(refused(status)));
    await expect(beginNumberRequest(client, request, undefined)).rejects.toMatchObject({ code });
  });
});
