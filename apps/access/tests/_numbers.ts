import type { FreeNumber, NumberReservation } from '@switchboard/access-api';
import { reservationOver } from '../src/numbers/reservation-over.ts';
import type { BoughtNumber, NumbersGateway } from '../src/numbers/numbers-gateway.ts';
import type { Step } from '../src/numbers/begin-number-request.ts';
import type { NumberRequest } from '../src/numbers/number-request.ts';

const MINUTES_16_MS = 16 * 60_000;
const BOTH = 'inbound+outbound' as const;

interface State {
  /** What the next steps come to, instead of the end. */
  next?: Step | undefined;
  refuses?: Error | undefined;
  mustAgree: boolean;
  reservation: NumberReservation['state'];
  reservedUntilMs: number;
  price: number;
}

/** Phone numbers at ACS as a script: what is begun ends when a test says so. */
export function fakeNumbers() {
  const owned: BoughtNumber[] = [];
  const asked: { readonly request: NumberRequest; readonly poller: string | undefined }[] = [];
  const state: State = {
    ...{ mustAgree: false, price: 1, reservation: 'active' },
    reservedUntilMs: Date.now() + MINUTES_16_MS,
  };
  let last = 100;
  const carryOut = (request: NumberRequest): Step => {
    if (request.kind === 'search') return found(request.quantity);
    if (request.kind === 'buy-reservation') {
      owned.push(...reservations.get(request.reservationId)!.map(bought));
    }
    if (request.kind === 'buy') owned.push(...request.searchId.split(' ').map(bought));
    if (request.kind === 'release') {
      owned.splice(
        owned.findIndex(({ number }) => number === request.number),
        1,
      );
    }
    return { state: 'succeeded' };
  };
  const found = (quantity: number): Step => {
    const numbers = Array.from({ length: quantity }, () => `+14255550${last++}`);
    return {
      state: 'succeeded',
      found: {
        ...{ searchId: numbers.join(' '), numbers },
        cost: { amount: state.price, currency: 'USD' },
        expiresAt: new Date(Date.now() + MINUTES_16_MS).toISOString(),
        mustAgreeNotToResell: state.mustAgree,
      },
    };
  };
  const bought = (number: string): BoughtNumber => ({
    ...{ number, countryCode: 'US', type: 'geographic' as const },
    capabilities: { calling: BOTH, sms: BOTH },
    cost: { amount: state.price, currency: 'USD' },
    boughtAt: new Date().toISOString(),
  });
  const reservations = new Map<string, string[]>();
  const free = (number: string): FreeNumber => ({
    ...({ number, countryCode: 'US', type: 'geographic' } as const),
    capabilities: { calling: BOTH, sms: BOTH },
    cost: { amount: state.price, currency: 'USD' },
    mustAgreeNotToResell: state.mustAgree,
  });
  const reservation = async (id: string): Promise<NumberReservation> => {
    const numbers = reservations.get(id);
    if (!numbers) throw reservationOver();
    const expiresAt = new Date(state.reservedUntilMs).toISOString();
    return { id, state: state.reservation, numbers: numbers.map(free), expiresAt };
  };
  const gateway: NumbersGateway = {
    browse: async () => [free('+14255550150'), free('+14255550151')],
    reserve: (id, { number }) => {
      reservations.set(id, [...(reservations.get(id) ?? []), number]);
      return reservation(id);
    },
    unreserve: (id, number) => {
      reservations.set(id, reservations.get(id)?.filter((one) => one !== number) ?? []);
      return reservation(id);
    },
    reservation,
    list: async () => [...owned],
    countries: async () => [{ code: 'US', name: 'United States' }],
    offerings: async () => [
      {
        type: 'geographic',
        capabilities: { calling: BOTH, sms: BOTH },
        cost: { amount: state.price, currency: 'USD' },
      },
    ],
    localities: async () => [{ locality: 'Bellevue', division: 'WA' }],
    areaCodes: async () => ['425'],
    async step(request, poller) {
      asked.push({ request, poller });
      // The answer takes a turn of the loop, as a network would.
      await new Promise((resolve) => setImmediate(resolve));
      if (state.refuses) throw state.refuses;
      return state.next ?? carryOut(request);
    },
  };
  return { ...gateway, owned, asked, state };
}
