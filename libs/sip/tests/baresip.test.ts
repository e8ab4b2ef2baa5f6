import { systemClock } from '@switchboard/kernel';
import type { IncomingCall } from '../src/call/incoming-call.ts';
import type { SipCall } from '../src/call/sip-call.ts';
import { DigestGuard } from '../src/digest/digest-guard.ts';
import { digestSecret } from '../src/digest/digest-hash.ts';
import { Registrar } from '../src/registrar/registrar.ts';
import { answerSession } from '../src/sdp/answer-session.ts';
import { makeCrypto } from '../src/sdp/crypto-line.ts';
import { offerOf } from './_agents.ts';
import { Baresip, hasBaresip } from '../src/testing/baresip.ts';
import { hasOpenssl, makeCertificate } from '../src/testing/certificate.ts';
import { HOST, realAgent } from './_real-agent.ts';
import { until } from '../src/testing/until.ts';

if (!hasBaresip) process.stderr.write('SKIPPED: calls with baresip, for want of it\n');

const MEDIA = { ...offerOf(HOST), crypto: [makeCrypto()] };

/** A phone that has registered, and whoever it has registered with. */
async function setUp(
  protocol: 'udp' | 'tcp' | 'tls',
  { password = 'secret', account = '' }: { password?: string; account?: string } = {},
) {
  const secretOf = (user: string, algorithm: 'MD5' | 'SHA-256'): string =>
    digestSecret(algorithm, user, 'pbx.test', 'secret');
  // This phone knows MD5 only, and takes the first of several challenges.
  const algorithms = ['MD5'] as const;
  const guard = new DigestGuard({ realm: 'pbx.test', clock: systemClock, algorithms, secretOf });
  const registrar = new Registrar({ clock: systemClock, guard });
  const incoming: IncomingCall[] = [];
  const certificate = protocol === 'tls' ? makeCertificate() : undefined;
  const real = await realAgent(
    {
      onInvite: (call) => void incoming.push(call),
      onRegister: (request) => registrar.receive(request),
      authenticate: () => guard,
    },
    certificate,
  );
  const at = { host: HOST, port: real.ports[protocol] };
  const line = `<sip:desk@${at.host}:${at.port};transport=${protocol}>;auth_user=desk;auth_pass=${password};regint=60${account}`;
  const phone = await Baresip.start({ account: () => line, certificate });
  return {
    ...{ real, phone, registrar, incoming, at },
    async [Symbol.asyncDispose]() {
      await phone[Symbol.asyncDispose]();
      registrar[Symbol.dispose]();
      await real[Symbol.asyncDispose]();
    },
  };
}

type SetUp = Awaited<ReturnType<typeof setUp>>;

async function phoneCalls({ phone, incoming, at }: SetUp): Promise<SipCall> {
  const before = incoming.length;
  phone.command('dial', `sip:+14255550111@${at.host}:${at.port}`);
  await until('the phone calls', () => incoming.length > before);
  const ringing = incoming.at(-1)!;
  expect(ringing.username).toBe('desk');
  ringing.ring();
  const call = (await ringing.answer(answerSession(ringing.offer!, MEDIA)!))!;
  expect(await call.acknowledged).toBe(true);
  return call;
}

async function weCall({ real, registrar, phone }: SetUp): Promise<SipCall> {
  const [binding] = registrar.bindings('desk');
  const { result } = real.agent.invite({
    ...{ peer: binding!.peer, target: binding!.contact, offer: offerOf(HOST) },
    from: { uri: `sip:+14255550100@${HOST}`, displayName: 'Zoë' },
  });
  await until('the phone rings', () => phone.has('CALL_INCOMING'));
  phone.command('accept');
  const outcome = await result;
  if (outcome.kind !== 'answered') throw new Error(`not answered: ${outcome.end.status}`);
  return outcome.call;
}

const registered = ({ registrar }: SetUp): Promise<void> =>
  until('the phone is registered', () => registrar.bindings('desk').length === 1);

(hasBaresip && hasOpenssl ? describe : describe.skip)('baresip', () => {
  it.each(['udp', 'tcp', 'tls'] as const)(
    'registers over %s, calls, is called, holds, is held, and hangs up',
    async (protocol) => {
      await using both = await setUp(protocol);
      const { phone, real } = both;
      await registered(both);
      const call = await phoneCalls(both);
      phone.command('hold');
      await until('it holds', () => call.remote?.direction === 'sendonly');
      phone.command('resume');
      await until('it resumes', () => call.remote?.direction === 'sendrecv');
      for (const direction of ['sendonly', 'sendrecv'] as const)
        expect(await call.setDirection(direction)).toMatchObject({ kind: 'agreed' });
      expect(await call.sendDigit({ digit: '5', durationMs: 160 })).toBe(200);
      phone.command('hangup');
      expect(await call.ended).toMatchObject({ reason: 'peer-hung-up' });
      const ours = await weCall(both);
      ours.hangUp();
      await until('the phone knows', () => phone.has('CALL_CLOSED'));
      expect([real.agent.calls, real.faults]).toEqual([0, []]);
    },
  );

  it('is not registered with a wrong password', async () => {
    await using both = await setUp('udp', { password: 'wrong' });
    await until('the phone knows', () => both.phone.output.includes('401 Unauthorized'));
    expect(both.registrar.users).toBe(0);
  });

  it('refuses, is refused, and cancels', async () => {
    await using both = await setUp('udp');
    const { phone, real, registrar, incoming, at } = both;
    await registered(both);
    phone.command('dial', `sip:+14255550111@${at.host}:${at.port}`);
    await until('the phone calls', () => incoming.length === 1);
    incoming[0]!.ring();
    phone.command('hangup');
    expect(await incoming[0]!.ended).toMatchObject({ reason: 'peer-cancelled' });
    phone.command('dial', `sip:+14255550111@${at.host}:${at.port}`);
    await until('the phone calls', () => incoming.length === 2);
    incoming[1]!.reject(603);
    await until('the phone knows', () =>
      phone.events.some(({ type, param }) => type === 'CALL_CLOSED' && /603/.test(param ?? '')),
    );
    const [binding] = registrar.bindings('desk');
    const { result } = real.agent.invite({
      ...{ peer: binding!.peer, target: binding!.contact, offer: offerOf(HOST) },
      from: { uri: `sip:+14255550100@${HOST}` },
    });
    await until('the phone rings', () => phone.has('CALL_INCOMING'));
    phone.command('hangup');
    expect(await result).toMatchObject({ kind: 'failed', end: { status: 486, failure: 'busy' } });
  });

  it('is transferred, and transfers', async () => {
    await using both = await setUp('udp');
    const { phone, incoming, at } = both;
    await registered(both);
    const call = await phoneCalls(both);
    const statuses: number[] = [];
    const result = call.transfer(`sip:+14255550122@${at.host}:${at.port}`, {
      onProgress: (status) => statuses.push(status),
    });
    await until('the phone calls the other one', () => incoming.length === 2);
    expect(incoming[1]!.target).toContain('+14255550122');
    const other = (await incoming[1]!.answer(answerSession(incoming[1]!.offer!, MEDIA)!))!;
    expect(await result).toEqual({ kind: 'done' });
    expect(statuses.at(-1)).toBe(200);
    call.hangUp();
    const asked: string[] = [];
    other.handle({
      onTransfer: (request) => {
        asked.push(request.target);
        request.accept();
        request.report(200);
      },
    });
    phone.command('transfer', `sip:+14255550133@${at.host}`);
    await until('we are asked to', () => asked.length === 1);
    expect(asked[0]).toContain('+14255550133');
    expect(await other.ended).toMatchObject({ reason: 'peer-hung-up' });
  });

  it('is encrypted with SRTP, through hold and resume', async () => {
    await using both = await setUp('tls', { account: ';mediaenc=srtp-mand' });
    await registered(both);
    const call = await phoneCalls(both);
    expect(call.remote).toMatchObject({ profile: 'RTP/SAVP', crypto: [{ tag: 1 }] });
    for (const direction of ['sendonly', 'sendrecv'] as const)
      expect(await call.setDirection(direction)).toMatchObject({ kind: 'agreed' });
    both.phone.command('hold');
    await until('it holds', () => call.remote?.direction === 'sendonly');
    expect(call.remote?.crypto).toHaveLength(1);
    call.hangUp();
    await until('the phone knows', () => both.phone.has('CALL_CLOSED'));
  });
});
