import { PlatformError } from '@switchboard/kernel';
import { VirtualClock } from '@switchboard/kernel/testing';
import { codeOf, startAccess } from './_access.ts';
import { fakeNumbers } from './_numbers.ts';

const BOTH = 'inbound+outbound' as const;
const wanted = {
  ...({ countryCode: 'US', type: 'geographic', areaCode: '425' } as const),
  capabilities: { calling: BOTH, sms: BOTH },
};

async function startWithNumbers(limit = 3) {
  const numbers = fakeNumbers();
  const numbersLimit = { amount: limit, currency: 'USD' };
  const access = await startAccess({ numbers }, { numbersLimit });
  const dana = await access.signInAs('dana', 'admin');
  const search = async (quantity = 1) =>
    (await dana.numbers.search.mutate({ ...wanted, quantity })).id;
  const audited = async () => {
    const { items } = await dana.audit.list.query({ action: 'numbers.' });
    return items.map(({ action, outcome, reason }) => `${action} ${outcome}: ${reason}`).reverse();
  };
  return {
    ...{ numbers, access, dana, search, audited },
    buy: (searchId: string) => dana.numbers.buy.mutate({ searchId }),
    [Symbol.asyncDispose]: () => access[Symbol.asyncDispose](),
  };
}

describe('phone numbers', () => {
  it('are found, bought, named and given back, and the audit says so', async () => {
    await using started = await startWithNumbers();
    const { numbers, dana, audited, access } = started;
    const found = await dana.numbers.search.mutate({ ...wanted, quantity: 2 });
    expect(found).toMatchObject({ state: 'succeeded', found: { cost: { amount: 1 } } });
    const bought = await started.buy(found.id);
    expect(bought).toMatchObject({ kind: 'buy', state: 'succeeded', quantity: 2 });

    const number = numbers.owned[0]!.number;
    await dana.numbers.describe.mutate({ number, name: 'Support', route: 'telephony' });
    await expect(dana.numbers.list.query()).resolves.toMatchObject({
      numbers: [
        { number, name: 'Support', route: 'telephony' },
        { name: '', route: 'none', callerId: false },
      ],
      spend: [{ amount: 2, currency: 'USD' }],
      limit: { amount: 3, currency: 'USD' },
    });
    const routed = [{ number, name: 'Support' }];
    await expect(dana.numbers.routed.query()).resolves.toEqual({ numbers: routed });
    const capabilities = { calling: 'none', sms: BOTH } as const;
    await dana.numbers.setCapabilities.mutate({ number, capabilities });
    expect(numbers.asked.at(-1)?.request).toEqual({ kind: 'capabilities', number, capabilities });

    const release = (confirmation: string) =>
      codeOf(dana.numbers.release.mutate({ number, confirmation }));
    await expect(release('yes')).resolves.toBe('invalid-input');
    await expect(release(number)).resolves.toBe('ok');
    expect(numbers.owned).toHaveLength(1);
    const four = number.slice(-4);
    await expect(audited()).resolves.toEqual([
      'numbers.buy done: 2 numbers, 2 USD a month',
      `numbers.describe done: …${four} → telephony`,
      `numbers.setCapabilities done: …${four}`,
      `numbers.release done: …${four}`,
    ]);
    expect(access.lines.join('')).not.toContain(number);
    const again = dana.numbers.describe.mutate({ number, name: 'x', route: 'none' });
    await expect(codeOf(again)).resolves.toBe('number-not-found');
  });

  it('that an admin says so may be called from by members, and by nobody else', async () => {
    await using started = await startWithNumbers();
    const { numbers, dana, access, audited } = started;
    const member = await access.signInAs('miro', 'member');
    const guest = await access.signInAs('gus', 'guest');
    await expect(member.me.callerIds.query()).resolves.toEqual({ numbers: [] });
    await started.buy(await started.search(3));
    const [first, second, third] = numbers.owned.map(({ number }) => number);
    const label = { name: 'Sales', route: 'none', callerId: true } as const;
    await dana.numbers.describe.mutate({ ...label, number: first! });
    await dana.numbers.describe.mutate({ ...label, number: second!, name: '' });
    await dana.numbers.describe.mutate({ ...label, number: third!, callerId: false });
    numbers.owned[1]!.capabilities.calling = 'inbound';
    const shown = [
      { number: first!, name: 'Sales', canCall: true },
      { number: second!, name: '', canCall: false },
    ];
    await expect(member.me.callerIds.query()).resolves.toEqual({ numbers: shown });
    await expect(codeOf(guest.me.callerIds.query())).resolves.toBe('not-allowed');
    await expect(codeOf(access.as().me.callerIds.query())).resolves.toBe('not-signed-in');

    // A change of the name alone leaves it as it was.
    await dana.numbers.describe.mutate({ number: first!, name: 'Support', route: 'none' });
    await dana.numbers.release.mutate({ number: second!, confirmation: second! });
    await expect(member.me.callerIds.query()).resolves.toEqual({
      numbers: [{ number: first!, name: 'Support', canCall: true }],
    });
    await expect(audited()).resolves.toContain(
      `numbers.describe done: …${first!.slice(-4)} → none, members may call from it`,
    );
  });

  it('are bought within what may be spent, also by two at once', async () => {
    await using started = await startWithNumbers(3);
    const searches = [await started.search(2), await started.search(2), await started.search(1)];
    const answers = await Promise.all(searches.map((one) => codeOf(started.buy(one))));
    expect(answers.filter((answer) => answer === 'ok').length).toBeGreaterThanOrEqual(1);
    expect(answers).toContain('number-limit-exceeded');
    expect(started.numbers.owned.length).toBeLessThanOrEqual(3);
  });

  it('are bought once of each search, whoever asks how often', async () => {
    await using started = await startWithNumbers();
    const search = await started.search();
    const answers = await Promise.all([1, 2, 3].map(() => codeOf(started.buy(search))));
    expect(answers.toSorted()).toEqual(['number-already-bought', 'number-already-bought', 'ok']);
    expect(started.numbers.owned).toHaveLength(1);
  });

  it('are not bought where nothing may be spent', async () => {
    const numbers = fakeNumbers();
    await using access = await startAccess({ numbers });
    const dana = await access.signInAs('dana', 'admin');
    const { id: searchId } = await dana.numbers.search.mutate(wanted);
    await expect(codeOf(dana.numbers.buy.mutate({ searchId }))).resolves.toBe(
      'number-limit-exceeded',
    );
    await expect(dana.numbers.list.query()).resolves.toMatchObject({ limit: null });
  });

  it('are only sold to who agrees, where that is asked', async () => {
    await using started = await startWithNumbers();
    started.numbers.state.mustAgree = true;
    const searchId = await started.search();
    await expect(codeOf(started.buy(searchId))).resolves.toBe('number-agreement-missing');
    const agreed = started.dana.numbers.buy.mutate({ searchId, agreesNotToResell: true });
    await expect(codeOf(agreed)).resolves.toBe('ok');
  });

  it('are followed to the end of a purchase, whoever looks; what fails is written down', async () => {
    await using started = await startWithNumbers();
    const { numbers, dana } = started;
    const searchId = await started.search();
    numbers.state.next = { state: 'running', poller: 'where it was left' };
    const { id, state } = await started.buy(searchId);
    expect(state).toBe('running');
    await expect(dana.numbers.operations.query()).resolves.toMatchObject([
      { id, state: 'running' },
      { id: searchId, state: 'succeeded' },
    ]);
    expect(numbers.asked.at(-1)?.poller).toBe('where it was left');
    numbers.state.next = { state: 'failed', problem: 'OutOfStock' };
    await expect(dana.numbers.operation.query({ id })).resolves.toMatchObject({
      ...{ state: 'failed', problem: 'OutOfStock' },
    });
    await expect(started.audited()).resolves.toEqual([
      'numbers.buy done: 1 numbers, 1 USD a month',
      'numbers.buy failed: 1 numbers, 1 USD a month, OutOfStock',
    ]);
    numbers.state.next = undefined;
    await expect(codeOf(started.buy(searchId))).resolves.toBe('ok');
  });

  it('are not bought once the search is over', async () => {
    const clock = new VirtualClock(Date.now());
    const numbers = fakeNumbers();
    await using access = await startAccess(
      { numbers, clock },
      { numbersLimit: { amount: 5, currency: 'USD' } },
    );
    const dana = await access.signInAs('dana', 'admin');
    const { id: searchId } = await dana.numbers.search.mutate(wanted);
    numbers.state.next = { state: 'running', poller: 'p' };
    await dana.numbers.buy.mutate({ searchId });
    await clock.advance(17 * 60_000);
    const late = dana.numbers.buy.mutate({ searchId });
    await expect(codeOf(late)).resolves.toBe('number-search-over');
  });

  it('that ACS does not offer, or cannot sell just now, leave a failed operation', async () => {
    await using started = await startWithNumbers();
    const { numbers, dana } = started;
    numbers.state.refuses = new PlatformError('number-not-offered', 'input', 'No.');
    await expect(codeOf(dana.numbers.search.mutate(wanted))).resolves.toBe('number-not-offered');
    numbers.state.refuses = undefined;
    await expect(dana.numbers.operations.query()).resolves.toMatchObject([
      { kind: 'search', state: 'failed', problem: 'Refused' },
    ]);
  });
});

describe('numbers that are chosen one by one', () => {
  async function startWithReservation(limit = 3) {
    const started = await startWithNumbers(limit);
    const { numbers } = started.dana;
    const [one, other] = await numbers.browse.query({ countryCode: 'US', type: 'geographic' });
    const { id: reservationId } = await numbers.reserve.mutate({ number: one! });
    return {
      ...{ ...started, api: numbers, one: one!, other: other!, reservationId },
      buyReserved: (agreesNotToResell = false) =>
        codeOf(numbers.buyReservation.mutate({ reservationId, agreesNotToResell })),
    };
  }

  it('are reserved, taken out and bought, and the audit says what it costs', async () => {
    await using started = await startWithReservation();
    const { api, one, other, reservationId } = started;
    const both = await api.reserve.mutate({ reservationId, number: other });
    expect(both).toMatchObject({ id: reservationId, state: 'active', numbers: [one, other] });
    await api.unreserve.mutate({ reservationId, number: one.number });
    await expect(api.reservation.query({ reservationId })).resolves.toMatchObject({
      numbers: [other],
    });
    const bought = await api.buyReservation.mutate({ reservationId });
    expect(bought).toMatchObject({ kind: 'buy', state: 'succeeded', quantity: 1 });
    expect(started.numbers.owned.map(({ number }) => number)).toEqual([other.number]);
    await expect(started.audited()).resolves.toEqual([
      'numbers.buy done: 1 numbers, 1 USD a month',
    ]);
  });

  it('are bought once, however they are asked for', async () => {
    await using started = await startWithReservation();
    const answers = await Promise.all([1, 2, 3].map(() => started.buyReserved()));
    expect(answers.toSorted()).toEqual(['number-already-bought', 'number-already-bought', 'ok']);
    const reservationId = started.reservationId.toUpperCase();
    const again = started.api.buyReservation.mutate({ reservationId });
    await expect(codeOf(again)).resolves.toBe('number-already-bought');
    expect(started.numbers.owned).toHaveLength(1);
  });

  it('are bought within what may be spent', async () => {
    await using started = await startWithReservation(1);
    const { api, other, reservationId } = started;
    await api.reserve.mutate({ reservationId, number: other });
    await expect(started.buyReserved()).resolves.toBe('number-limit-exceeded');
    await api.unreserve.mutate({ reservationId, number: other.number });
    await expect(started.buyReserved()).resolves.toBe('ok');
  });

  it('are only sold to who agrees, where that is asked', async () => {
    await using started = await startWithReservation();
    started.numbers.state.mustAgree = true;
    await expect(started.buyReserved()).resolves.toBe('number-agreement-missing');
    await expect(started.buyReserved(true)).resolves.toBe('ok');
  });

  it('are not bought once the reservation is over, empty or unknown', async () => {
    await using started = await startWithReservation();
    const { api, one, reservationId, numbers } = started;
    numbers.state.reservedUntilMs = Date.now() - 1;
    await expect(started.buyReserved()).resolves.toBe('number-reservation-over');
    numbers.state.reservedUntilMs = Date.now() + 60_000;
    numbers.state.reservation = 'expired';
    await expect(started.buyReserved()).resolves.toBe('number-reservation-over');
    numbers.state.reservation = 'completed';
    await expect(started.buyReserved()).resolves.toBe('number-already-bought');
    numbers.state.reservation = 'active';
    await api.unreserve.mutate({ reservationId, number: one.number });
    await expect(started.buyReserved()).resolves.toBe('number-reservation-over');
    const unknown = api.reservation.query({ reservationId: crypto.randomUUID() });
    await expect(codeOf(unknown)).resolves.toBe('number-reservation-over');
    expect(numbers.owned).toEqual([]);
  });
});
