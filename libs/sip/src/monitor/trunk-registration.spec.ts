import { VirtualClock } from '@switchboard/kernel/testing';
import { TrunkRegistration } from './trunk-registration.ts';

const MINUTES = 60_000;

function setUp(first: { status: number; contacts?: string[]; headers?: Record<string, string> }) {
  const clock = new VirtualClock();
  const start = clock.now();
  const asked: [second: number, expiresS: number][] = [];
  const changes: string[] = [];
  let answer = first;
  const registration = new TrunkRegistration({
    clock,
    onFault: (error) => changes.push(String(error)),
    expiresS: 100,
    ask: (expiresS) => {
      asked.push([(clock.now() - start) / 1_000, expiresS]);
      const { status, contacts = [], headers = {} } = answer;
      if (status === 0) return Promise.reject(new Error('failed'));
      return Promise.resolve({ status, contacts, header: (name) => headers[name] });
    },
    onChanged: (state, status) => changes.push(`${state} ${status}`),
  });
  return {
    clock,
    registration,
    asked,
    changes,
    answer: (next: typeof first) => void (answer = next),
  };
}

describe('registering with a trunk', () => {
  it('is done again before it expires, and undone in the end', async () => {
    const { clock, registration, asked, changes } = setUp({ status: 200 });
    await clock.advance(170_000);
    expect(asked).toEqual([
      [0, 100],
      [80, 100],
      [160, 100],
    ]);
    expect(changes).toEqual(['registered 200']);
    await registration[Symbol.asyncDispose]();
    expect(asked.at(-1)).toEqual([170, 0]);
    expect(clock.pending).toBe(0);
  });

  it('heeds how long the trunk grants', async () => {
    const contacts = ['<sip:a@192.0.2.1>;expires=50', '<sip:b@192.0.2.2>;expires=90'];
    const { clock, asked } = setUp({ status: 200, contacts });
    await clock.advance(41_000);
    expect(asked.map(([second]) => second)).toEqual([0, 40]);
  });

  it('asks for as long as the trunk wants at least', async () => {
    const { clock, asked, answer } = setUp({ status: 423, headers: { 'min-expires': '300' } });
    await clock.advance(1_000);
    answer({ status: 200 });
    await clock.advance(1_000);
    expect(asked).toEqual([
      [0, 100],
      [2, 300],
    ]);
  });

  it.each([
    [403, 'refused 403'],
    [408, 'unreachable 408'],
    [0, 'unreachable 503'],
  ])('is tried less and less often after %i', async (status, change) => {
    const { clock, registration, asked, changes } = setUp({ status });
    await clock.advance(15 * MINUTES);
    expect(changes).toEqual([change]);
    expect(asked.map(([second]) => second)).toEqual([0, 2, 6, 14, 30, 62, 126, 254, 494, 734]);
    await registration[Symbol.asyncDispose]();
    expect(asked).toHaveLength(10);
  });

  it('succeeds again once the trunk is back', async () => {
    const { clock, changes, answer } = setUp({ status: 408 });
    await clock.advance(1_000);
    answer({ status: 200 });
    await clock.advance(2_000);
    expect(changes).toEqual(['unreachable 408', 'registered 200']);
  });
});
