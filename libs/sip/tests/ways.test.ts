import { jest } from '@jest/globals';
import { Scope } from '@switchboard/kernel';
import type { IncomingCall } from '../src/call/incoming-call.ts';
import type { SipTrace } from '../src/user-agent/trace.ts';
import { agentAt, ALICE, answerOf, BOB, offerOf, peerAt, toBob } from './_agents.ts';
import { connect, pairOf, pass, targetAt } from './_agents.ts';
import { requestText } from '../src/testing/request-text.ts';
import { FakeNetwork } from './_network.ts';
import { HOST, realAgent } from './_real-agent.ts';
import type { RealAgent } from './_real-agent.ts';

let scope: Scope;
beforeEach(() => void (scope = new Scope()));
afterEach(() => scope[Symbol.asyncDispose]());

describe('a call over TCP', () => {
  async function connectedOverTcp() {
    const incoming = Promise.withResolvers<IncomingCall>();
    const alice: RealAgent = scope.use(await realAgent());
    const bob = scope.use(await realAgent({ onInvite: (call) => incoming.resolve(call) }));
    const peer = { protocol: 'tcp', host: HOST, port: bob.ports.tcp } as const;
    const from = { uri: `sip:+14255550100@${HOST}` };
    const outgoing = alice.agent.invite({
      peer,
      from,
      target: targetAt(HOST),
      offer: offerOf(HOST),
    });
    const ringing = await incoming.promise;
    const theirs = (await ringing.answer(answerOf(ringing, HOST)))!;
    const result = await outgoing.result;
    if (result.kind !== 'answered') throw new Error('not answered');
    await theirs.acknowledged;
    return { alice, bob, ours: result.call, theirs };
  }

  it.each(['whoever called', 'whoever was called'])(
    'outlives its connection: %s makes another',
    async (who) => {
      const { alice, bob, ours, theirs } = await connectedOverTcp();
      alice.disconnect();
      bob.disconnect();
      const [one, other] = who === 'whoever called' ? [ours, theirs] : [theirs, ours];
      expect(await one.setDirection('sendonly')).toMatchObject({ kind: 'agreed' });
      other.hangUp();
      expect(await one.ended).toEqual({ reason: 'peer-hung-up' });
    },
  );
});

describe('on a network of datagrams', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('a call that comes back to the agent that made it is two', async () => {
    const incoming: IncomingCall[] = [];
    const network = new FakeNetwork();
    const agent = agentAt(network, ALICE, { onInvite: (call) => void incoming.push(call) });
    const outgoing = agent.invite(toBob({ peer: peerAt(ALICE), target: targetAt(ALICE) }));
    await pass(100);
    const theirs = (await incoming[0]!.answer(answerOf(incoming[0]!, ALICE)))!;
    await pass(100);
    expect((await outgoing.result).kind).toBe('answered');
    const hold = theirs.setDirection('sendonly');
    await pass(100);
    expect(await hold).toMatchObject({ kind: 'agreed' });
    theirs.hangUp();
    await pass(100);
    expect(agent.calls).toBe(0);
    await pass(40_000);
    expect(agent.associations).toBe(0);
    await agent[Symbol.asyncDispose]();
  });

  it('requests follow the routes that were recorded', async () => {
    const pair = pairOf();
    pair.network.through = (text) => [
      text.replace(/^((INVITE .*|SIP\/2.0 200 .*)\r\n)/, '$1Record-Route: <sip:192.0.2.9;lr>\r\n'),
    ];
    await connect(pair);
    const ack = pair.network.sent.find(({ text }) => text.startsWith('ACK'))!;
    expect(ack.to).toBe('192.0.2.9');
    expect(ack.text).toMatch(/^Route: <sip:192.0.2.9;lr>/m);
    const closed = pair[Symbol.asyncDispose]();
    await pass(60_000);
    await closed;
  });

  it('two peers that happen upon the same branch have a call each', async () => {
    const pair = pairOf();
    for (const host of ['203.0.113.1', '203.0.113.2']) {
      const via = `Via: SIP/2.0/UDP ${host}:5060;branch=z9hG4bK-same`;
      const text = requestText('INVITE', { via, callId: `Call-ID: ${host}` });
      pair.network.deliver(text, { host, port: 5060 }, { host: BOB, port: 5060 });
    }
    await pass(100);
    expect(pair.incoming.map(({ callId }) => callId)).toEqual(['203.0.113.1', '203.0.113.2']);
    await Promise.all([pair[Symbol.asyncDispose](), pass(40_000)]);
  });

  it('branches, tags and Call-IDs of ours are not to be guessed', async () => {
    const pair = pairOf();
    const { ours } = await connect(pair);
    ours.hangUp();
    await pass(100);
    const texts = pair.network.sent.map(({ text }) => text);
    for (const text of texts.filter((one) => /^(INVITE|BYE)/.test(one)))
      expect(text).toMatch(/^Via: .*;branch=z9hG4bK[0-9a-f]{24}/m);
    expect(texts[0]).toMatch(/^From: .*;tag=[0-9a-f]{24}$/m);
    expect(texts[0]).toMatch(/^Call-ID: [0-9a-f]{24}@/m);
    expect(texts.find((one) => /^SIP\/2.0 200/.test(one))).toMatch(/^To: .*;tag=[0-9a-f]{24}$/m);
    await Promise.all([pair[Symbol.asyncDispose](), pass()]);
  });

  it('a phone behind NAT is reached where it spoke from', async () => {
    const pair = pairOf();
    pair.network.through = (text, from) => [
      from === ALICE ? text.replace(/^Contact: .*$/m, 'Contact: <sip:a@192.168.0.9:5060>') : text,
    ];
    const { theirs } = await connect(pair);
    theirs.hangUp();
    await pass(100);
    const bye = pair.network.sent.find(({ text }) => text.startsWith('BYE'))!;
    expect(bye.to).toBe(ALICE);
    expect(bye.text).toMatch(/^BYE sip:a@192\.168\.0\.9:5060 /);
    await Promise.all([pair[Symbol.asyncDispose](), pass()]);
  });

  it('answers go back to the port that a request came from', async () => {
    const pair = pairOf();
    const text = requestText('OPTIONS', {
      via: 'Via: SIP/2.0/UDP pbx.internal:5060;branch=z9hG4bK-1;rport',
    });
    pair.network.deliver(text, { host: '203.0.113.7', port: 4_321 }, { host: BOB, port: 5060 });
    await pass(100);
    expect(pair.network.sent[0]!.to).toBe('203.0.113.7');
    expect(pair.network.sent[0]!.text).toContain(
      'Via: SIP/2.0/UDP pbx.internal:5060;branch=z9hG4bK-1;received=203.0.113.7;rport=4321',
    );
    await Promise.all([pair[Symbol.asyncDispose](), pass()]);
  });

  it('the ladder of a call names neither addresses nor numbers', async () => {
    const ladder: SipTrace[] = [];
    const pair = pairOf({ alice: { onTrace: (trace) => ladder.push(trace) } });
    const { ours } = await connect(pair);
    ours.hangUp();
    await pass(100);
    expect(
      ladder.map(({ direction, method, status, hasSession }) =>
        [direction, method, status, hasSession && 'session'].filter((one) => one).join(' '),
      ),
    ).toEqual([
      ...['out INVITE session', 'in INVITE 100', 'in INVITE 200 session', 'out ACK'],
      ...['out BYE', 'in BYE 200'],
    ]);
    expect(JSON.stringify(ladder)).not.toMatch(/4255550|sip:/);
    await Promise.all([pair[Symbol.asyncDispose](), pass()]);
  });
});
