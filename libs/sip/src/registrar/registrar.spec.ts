import { VirtualClock } from '@switchboard/kernel/testing';
import { OutgoingRequestMessage, URI } from 'sip.js/lib/core/index.js';
import { DigestCredentials } from '../digest/digest-credentials.ts';
import { DigestGuard } from '../digest/digest-guard.ts';
import { digestSecret } from '../digest/digest-hash.ts';
import { bestChallenge } from '../digest/parse-challenge.ts';
import type { RegisterRequest } from '../user-agent/user-agent-options.ts';
import { Registrar } from './registrar.ts';
import type { RegistrarLimits } from './registrar.ts';

const TARGET = 'sip:pbx.test';
const uri = new URI('sip', '', 'pbx.test');
const message = new OutgoingRequestMessage('REGISTER', uri, uri, uri);

function setUp(limits: Partial<RegistrarLimits> = {}) {
  const clock = new VirtualClock();
  const changes: [string, number][] = [];
  const secretOf = (user: string) =>
    user === 'nobody' ? undefined : digestSecret('SHA-256', user, 'pbx.test', 'secret');
  const algorithms = ['SHA-256'] as const;
  const guard = new DigestGuard({ realm: 'pbx.test', clock, secretOf, algorithms });
  const onChanged = (user: string, { length }: readonly unknown[]): unknown =>
    changes.push([user, length]);
  const registrar = new Registrar({ clock, guard, limits, onChanged });
  let cseq = 0;
  const register = (contacts: string[], request: Partial<RegisterRequest> = {}, who = 'desk') => {
    const asked: RegisterRequest = {
      ...{ address: 'sip:desk@pbx.test', contacts, expires: '60', authorization: undefined },
      ...{ target: TARGET, callId: 'call', cseq: ++cseq },
      flow: {
        ...{ protocol: 'udp', isOpen: true, send: () => Promise.resolve() },
        ...{ remote: { host: '198.51.100.7', port: 4_000 }, local: { host: 'a', port: 1 } },
      },
      ...request,
    };
    const first = registrar.receive(asked);
    const challenge = bestChallenge([first.headers[0]!.slice('WWW-Authenticate: '.length)])!;
    const credentials = new DigestCredentials({ username: who, password: 'secret' });
    credentials.authenticate(message, challenge.parsed);
    return registrar.receive({ ...asked, authorization: credentials.toString() });
  };
  return { clock, registrar, register, changes };
}

describe('a registrar', () => {
  it('keeps where a phone is, until that expires', async () => {
    const { clock, registrar, register, changes } = setUp();
    expect(register(['<sip:desk@203.0.113.5:5070>'])).toEqual({
      status: 200,
      headers: ['Contact: <sip:desk@203.0.113.5:5070>;expires=60'],
    });
    expect(registrar.bindings('desk')).toMatchObject([
      { peer: { protocol: 'udp', host: '203.0.113.5', port: 5_070 } },
    ]);
    await clock.advance(60_000);
    expect(registrar.bindings('desk')).toEqual([]);
    expect(registrar.users).toBe(0);
    expect(changes).toEqual([
      ['desk', 1],
      ['desk', 0],
    ]);
  });

  it('is extended by the phone, and ended by it', async () => {
    const { clock, registrar, register } = setUp();
    register(['<sip:desk@203.0.113.5>']);
    await clock.advance(50_000);
    register(['<sip:desk@203.0.113.5>']);
    await clock.advance(50_000);
    expect(registrar.bindings('desk')).toHaveLength(1);
    register(['<sip:desk@203.0.113.5>;expires=0']);
    expect(registrar.bindings('desk')).toEqual([]);
    register(['<sip:desk@203.0.113.5>', '<sip:desk@203.0.113.6>']);
    register(['*'], { expires: '0' });
    expect(registrar.users).toBe(0);
    expect(clock.pending).toBe(0);
  });

  it('calls a phone behind NAT where it came from', () => {
    const { registrar, register } = setUp();
    register(['<sip:desk@192.168.0.9:5060>']);
    expect(registrar.bindings('desk')).toMatchObject([
      { peer: { host: '198.51.100.7', port: 4_000 } },
    ]);
  });

  it('asks with nothing to keep what is known', () => {
    const { register } = setUp();
    register(['<sip:desk@203.0.113.5>']);
    expect(register([]).headers).toHaveLength(1);
  });

  it.each([
    ['a star beside others', ['*', '<sip:a@b.test>'], {}, 400],
    ['a star that is no end', ['*'], { expires: '60' }, 400],
    ['nonsense', ['<nonsense>'], {}, 400],
    ['a time that is none', ['<sip:a@b.test>;expires=soon'], {}, 400],
    ['a time that is too short', ['<sip:a@b.test>;expires=5'], {}, 423],
    ['for somebody else', ['<sip:a@b.test>'], { address: 'sip:boss@pbx.test' }, 403],
    [
      'more than one person has',
      Array.from({ length: 9 }, (_, at) => `<sip:a@h${at}.test>`),
      {},
      403,
    ],
  ])('refuses %s', (_what, contacts, request, status) => {
    expect(setUp().register(contacts, request)).toMatchObject({ status });
  });

  it('refuses who is not known', () => {
    expect(setUp().register(['<sip:a@b.test>'], {}, 'nobody').status).toBe(401);
  });

  it('refuses a request that is older than what it has', () => {
    const { register } = setUp();
    register(['<sip:a@b.test>'], { cseq: 9 });
    expect(register(['<sip:a@b.test>'], { cseq: 9 }).status).toBe(500);
    expect(register(['<sip:a@b.test>'], { cseq: 1, callId: 'after-restart' }).status).toBe(200);
  });

  it('keeps a bounded number of people', () => {
    const { registrar, register } = setUp({ addresses: 1 });
    register(['<sip:a@b.test>']);
    const other = register(['<sip:a@b.test>'], { address: 'sip:boss@pbx.test' }, 'boss');
    expect(other.status).toBe(503);
    expect(registrar.users).toBe(1);
    registrar[Symbol.dispose]();
    expect(registrar.users).toBe(0);
  });
});
