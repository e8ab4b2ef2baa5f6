import { jest } from '@jest/globals';
import { systemClock } from '@switchboard/kernel';
import { DigestGuard } from '../src/digest/digest-guard.ts';
import { digestSecret } from '../src/digest/digest-hash.ts';
import type { DigestAlgorithm } from '../src/digest/digest-hash.ts';
import { TrunkMonitor } from '../src/monitor/trunk-monitor.ts';
import { Registrar } from '../src/registrar/registrar.ts';
import { ALICE, answerOf, BOB, pairOf, pass, peerAt, targetAt, toBob } from './_agents.ts';
import type { Pair } from './_agents.ts';

const credentials = { username: 'desk', password: 'secret' };

function guardOf(algorithms: readonly DigestAlgorithm[]): DigestGuard {
  const secretOf = (user: string, algorithm: DigestAlgorithm): string | undefined =>
    user === 'desk' ? digestSecret(algorithm, user, 'pbx.test', 'secret') : undefined;
  return new DigestGuard({ realm: 'pbx.test', clock: systemClock, algorithms, secretOf });
}

let pair: Pair;
const usePair = (options: Parameters<typeof pairOf>[0]): Pair => (pair = pairOf(options));
beforeEach(() => void jest.useFakeTimers());
afterEach(async () => {
  await pair[Symbol.asyncDispose]();
  jest.useRealTimers();
});

describe('proving who one is', () => {
  it.each([[['MD5']], [['SHA-256', 'MD5']]] as const)(
    'lets a call through with %j',
    async (all) => {
      const guard = guardOf(all);
      usePair({ bob: { authenticate: () => guard } });
      const outgoing = pair.alice.invite(toBob({ credentials }));
      await pass(100);
      const [ringing] = pair.incoming;
      expect(ringing?.username).toBe('desk');
      void ringing!.answer(answerOf(ringing!, BOB));
      await pass(100);
      expect((await outgoing.result).kind).toBe('answered');
      expect(pair.network.lines(ALICE)).toEqual(['INVITE', 'ACK', 'INVITE', 'ACK']);
    },
  );

  it('answers a proxy that asks', async () => {
    const guard = guardOf(['MD5']);
    usePair({ bob: { authenticate: () => guard } });
    pair.network.through = (text) => [
      text
        .replace(/^SIP\/2.0 401 Unauthorized/, 'SIP/2.0 407 Proxy Authentication Required')
        .replace(/^WWW-Authenticate/m, 'Proxy-Authenticate')
        .replace(/^Proxy-Authorization/im, 'Authorization'),
    ];
    pair.alice.invite(toBob({ credentials }));
    await pass(100);
    expect(pair.incoming[0]?.username).toBe('desk');
  });

  it.each([
    ['a wrong password', { username: 'desk', password: 'wrong' }],
    ['nothing', undefined],
  ])('refuses a call with %s, and does not go round for ever', async (_what, wrong) => {
    const guard = guardOf(['SHA-256', 'MD5']);
    usePair({ bob: { authenticate: () => guard } });
    const outgoing = pair.alice.invite(toBob(wrong ? { credentials: wrong } : {}));
    await pass(1_000);
    expect(await outgoing.result).toMatchObject({ end: { status: 401, failure: 'forbidden' } });
    expect(pair.network.lines(ALICE).filter((line) => line === 'INVITE')).toHaveLength(
      wrong ? 2 : 1,
    );
    expect(pair.incoming).toEqual([]);
    expect(pair.bob.associations).toBe(0);
  });

  it('registers a phone, and calls it', async () => {
    const registrar = new Registrar({ clock: systemClock, guard: guardOf(['MD5']) });
    usePair({ alice: { onRegister: (request) => registrar.receive(request) } });
    const registered = pair.bob.ask('REGISTER', {
      ...{ peer: peerAt(ALICE), target: `sip:${ALICE}`, credentials },
      ...{ from: `sip:desk@${ALICE}`, to: `sip:desk@${ALICE}` },
      headers: [['Expires', '120']],
    });
    await pass(100);
    expect(await registered).toMatchObject({
      status: 200,
      contacts: [expect.stringContaining(BOB)],
    });
    const [binding] = registrar.bindings('desk');
    pair.alice.invite(toBob({ peer: binding!.peer, target: binding!.contact }));
    await pass(100);
    expect(pair.incoming).toHaveLength(1);
    registrar[Symbol.dispose]();
  });
});

describe('asking whether somebody is there', () => {
  it('is answered', async () => {
    usePair({});
    const status = pair.alice.options({ peer: peerAt(BOB), target: targetAt(BOB) });
    await pass(100);
    expect(await status).toBe(200);
    expect(pair.network.sent.at(-1)!.text).toMatch(/^Accept: application\/sdp/m);
    expect(pair.bob.associations).toBe(0);
  });

  it('is not answered, and the trunk is down', async () => {
    usePair({});
    pair.network.lose(/./);
    const question = { peer: peerAt(BOB), target: targetAt(BOB), timeoutMs: 1_000 };
    const ask = (): Promise<number> => pair.alice.options(question);
    const faults: unknown[] = [];
    using monitor = new TrunkMonitor({
      ...{ clock: systemClock, ask },
      onFault: (error) => faults.push(error),
    });
    await pass(10_000);
    expect(monitor.state).toBe('down');
    pair.network.lose(/none/);
    await pass(20_000);
    expect(monitor.state).toBe('up');
    expect(faults).toEqual([]);
  });
});

describe('when something fails on our side', () => {
  it('a question is over when the agent is closed', async () => {
    usePair({});
    pair.network.lose(/./);
    const status = pair.alice.options({ peer: peerAt(BOB), target: targetAt(BOB) });
    await pass(100);
    const closed = pair.alice[Symbol.asyncDispose]();
    expect(await status).toBe(408);
    await closed;
    expect(pair.alice.associations).toBe(0);
  });

  it('a call that nobody could take is refused, and nothing is left of it', async () => {
    const faults: unknown[] = [];
    usePair({
      bob: {
        onFault: (error) => faults.push(error),
        onInvite: () => {
          throw new Error('failed');
        },
      },
    });
    const outgoing = pair.alice.invite(toBob());
    await pass(100);
    expect(await outgoing.result).toMatchObject({ end: { status: 500 } });
    expect([faults.length, pair.bob.calls]).toEqual([1, 0]);
    await pass(40_000);
    expect(pair.bob.associations).toBe(0);
  });
});

describe('what is refused before it is looked at', () => {
  it('calls beyond what is allowed', async () => {
    usePair({ bob: { limits: { calls: 1 } } });
    pair.alice.invite(toBob());
    const second = pair.alice.invite(toBob());
    await pass(100);
    expect(pair.incoming).toHaveLength(1);
    expect(await second.result).toMatchObject({ end: { status: 503, failure: 'congested' } });
  });

  it.each([
    ['extensions that we lack', [['Require', 'precondition, 100rel']] as const, 420],
    ['a call refreshed too often', [['Session-Expires', '20']] as const, 422],
  ])('%s', async (_what, headers, status) => {
    usePair({ alice: { sessionPolicy: null } });
    const outgoing = pair.alice.invite(toBob({ headers }));
    await pass(100);
    expect(await outgoing.result).toMatchObject({ end: { status } });
    expect(pair.incoming).toEqual([]);
  });
});
