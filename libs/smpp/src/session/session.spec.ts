import { VirtualClock } from '@switchboard/kernel/testing';
import { duplexPair } from 'node:stream';
import { aBind, aMessage } from '../../tests/_pdus.ts';
import { RawPeer } from '../../tests/_raw-peer.ts';
import { STATUSES } from '../codec/command-status.ts';
import type { DeliverSm, MessageResp, Pdu, SubmitSm } from '../codec/pdu.ts';
import type { Answer } from './answer.ts';
import type { CloseReason } from './session-limits.ts';
import { SmppSession } from './smpp-session.ts';
import type { SmppSessionOptions } from './smpp-session.ts';

const submit: SubmitSm = { command: 'submit_sm', ...aMessage() };
const deliver: DeliverSm = { command: 'deliver_sm', ...aMessage() };
const at = <T extends object>(body: T, sequence: number, status = 0) => ({
  ...body,
  sequence,
  status,
});
const taken = (sequence: number, status = 0) =>
  at<MessageResp>({ command: 'submit_sm_resp', messageId: 'm1', tlvs: {} }, sequence, status);
const plain = (command: 'unbind' | 'enquire_link', sequence = 50) => at({ command }, sequence);

function open(options: Partial<SmppSessionOptions> = {}) {
  const [near, far] = duplexPair();
  const clock = new VirtualClock();
  const closed: CloseReason[] = [];
  let rooms = 0;
  const session = new SmppSession({
    socket: near,
    clock,
    role: 'client',
    onRequest: async () => ({ status: 'ESME_ROK' }),
    onRoom: () => void (rooms += 1),
    onClosed: (reason) => void closed.push(reason),
    ...options,
  });
  const peer = new RawPeer(far);
  return { session, peer, clock, closed, near, rooms: () => rooms };
}

/** A client that is bound. */
async function bound(options: Partial<SmppSessionOptions> = {}, bind = aBind()) {
  const all = open(options);
  const binding = all.session.bind(bind);
  await all.clock.advance(0);
  const command = `${bind.command}_resp` as const;
  all.peer.send(at({ command, systemId: 'smsc', tlvs: {} }, 1));
  await binding;
  return all;
}

/** A server to which somebody has bound. */
async function boundTo(options: Partial<SmppSessionOptions> = {}, bind = aBind()) {
  const all = open({ role: 'server', ...options });
  all.peer.send(at(bind, 1));
  await all.clock.advance(0);
  return all;
}

const code = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'fulfilled',
    (error: { code: string }) => error.code,
  );

describe('a session of a client', () => {
  it('binds, and sends', async () => {
    const { session, peer, clock, rooms } = await bound();
    expect([session.mode, session.hasRoom]).toEqual(['transceiver', true]);
    const sent = session.request(submit);
    await clock.advance(0);
    peer.send(taken(peer.last('submit_sm').sequence));
    expect(await sent).toMatchObject({ messageId: 'm1', status: 0 });
    expect(rooms()).toBeGreaterThan(0);
  });

  it('is closed when it may not bind', async () => {
    const { session, peer, clock, closed } = open();
    const binding = session.bind(aBind());
    const outcome = binding.catch((error: unknown) => error);
    await clock.advance(0);
    peer.send(at({ command: 'bind_transceiver_resp', systemId: '', tlvs: {} } as const, 1, 0x0e));
    expect(await outcome).toMatchObject({ code: 'bind-refused', statusName: 'ESME_RINVPASWD' });
    expect(closed).toEqual(['bind-refused']);
  });

  it('is closed when its bind is not answered', async () => {
    const { session, clock, closed } = open();
    const binding = code(session.bind(aBind()));
    await clock.advance(10_000);
    expect([await binding, closed]).toEqual(['link-lost', ['bind-timeout']]);
  });

  it('is not bound by an answer that nobody asked for', async () => {
    const { session, peer, clock } = open();
    peer.send(at({ command: 'bind_transceiver_resp', systemId: '', tlvs: {} } as const, 1));
    await clock.advance(0);
    expect(session.mode).toBeUndefined();
  });

  it('takes a message that comes with the answer to its bind', async () => {
    const { session, peer, clock } = open();
    const binding = session.bind(aBind());
    await clock.advance(0);
    const resp = { command: 'bind_transceiver_resp', systemId: '', tlvs: {} } as const;
    peer.send(at(resp, 1), at(deliver, 7));
    await binding;
    await clock.advance(0);
    expect(peer.last('deliver_sm_resp')).toMatchObject({ status: 0, sequence: 7 });
  });

  it('has a window, and tells when there is room in it again', async () => {
    const { session, peer, clock, rooms } = await bound({ limits: { window: 2 } });
    const first = session.request(submit);
    void code(session.request(submit));
    expect([session.hasRoom, session.unanswered]).toEqual([false, 2]);
    expect(await code(session.request(submit))).toBe('window-full');
    await clock.advance(0);
    const before = rooms();
    peer.send(taken(2));
    await first;
    await clock.advance(0);
    expect([session.hasRoom, rooms() - before]).toEqual([true, 1]);
    session.close();
  });

  it('does not wait for an answer for ever, and passes over one that is late', async () => {
    const { session, peer, clock } = await bound();
    const sent = code(session.request(submit));
    await clock.advance(9_999);
    expect(session.unanswered).toBe(1);
    await clock.advance(1);
    expect(await sent).toBe('response-timeout');
    peer.send(taken(2));
    await clock.advance(0);
    expect([session.unanswered, session.mode]).toEqual([0, 'transceiver']);
  });

  it.each([
    ['another answer', at({ command: 'enquire_link_resp' } as const, 2)],
    ['half an answer', Buffer.from('0000001180000004000000000000000261', 'hex')],
  ])('fails a request that is answered with %s', async (_what, answer: Pdu | Uint8Array) => {
    const { session, peer, clock } = await bound();
    const sent = code(session.request(submit));
    peer.send(answer);
    await clock.advance(0);
    expect(await sent).toBe('malformed-response');
    expect(peer.log).not.toContain('generic_nack 3');
  });

  it('hears that its request was not understood', async () => {
    const { session, peer } = await bound();
    const sent = session.request(submit);
    peer.send(at({ command: 'generic_nack' } as const, 2, 3));
    expect(await sent).toEqual({ command: 'generic_nack', sequence: 2, status: 3 });
  });

  it('fails everything that waits when the link goes, and leaves no timer', async () => {
    const { session, peer, clock, closed } = await bound();
    const sent = [1, 2, 3].map(() => code(session.request(submit)));
    await clock.advance(0);
    peer.socket.destroy();
    await clock.advance(0);
    expect(await Promise.all(sent)).toEqual(['link-lost', 'link-lost', 'link-lost']);
    expect(await code(session.request(submit))).toBe('session-closed');
    await clock.advance(1_000);
    expect([closed, clock.pending]).toEqual([['link-lost'], 0]);
  });

  it('sends nothing that it was not bound for', async () => {
    const { session } = await bound({}, aBind({ command: 'bind_receiver' }));
    expect(session.carries('submit_sm')).toBe(false);
    expect(await code(session.request(submit))).toBe('session-closed');
    expect(await code(session.request(deliver))).toBe('session-closed');
  });

  it('says what SMPP cannot carry, and stays as it was', async () => {
    const { session } = await bound();
    const long = { ...submit, shortMessage: new Uint8Array(300) };
    expect(await code(session.request(long))).toBe('invalid-pdu');
    expect([session.unanswered, session.hasRoom]).toEqual([0, true]);
  });
});

describe('the keeping of a link', () => {
  it('asks after a silence, and only then', async () => {
    const { peer, clock, session } = await bound();
    await clock.advance(20_000);
    peer.send(plain('enquire_link'));
    await clock.advance(25_000);
    expect(peer.log).toEqual(['bind_transceiver 0', 'enquire_link_resp 0']);
    await clock.advance(20_000);
    expect(peer.last('enquire_link')).toBeDefined();
    peer.send(at({ command: 'enquire_link_resp' } as const, peer.last('enquire_link').sequence));
    await clock.advance(20_000);
    expect(session.closed).toBeUndefined();
  });

  it('ends when that is not answered', async () => {
    const { session, clock, closed } = await bound();
    const sent = code(session.request(submit));
    await clock.advance(40_000);
    expect([await sent, closed]).toEqual(['response-timeout', ['unanswered']]);
    await clock.advance(1_000);
    expect(clock.pending).toBe(0);
  });
});

describe('a session of a server', () => {
  it.each([
    ['submit_sm before the bind', undefined, at(submit, 9), 'submit_sm_resp', 'ESME_RINVBNDSTS'],
    ['unbind before the bind', undefined, plain('unbind'), 'unbind_resp', 'ESME_RINVBNDSTS'],
    [
      'enquire_link before the bind',
      undefined,
      plain('enquire_link'),
      'enquire_link_resp',
      'ESME_ROK',
    ],
    ['another bind', aBind(), at(aBind(), 9), 'bind_transceiver_resp', 'ESME_RALYBND'],
    [
      'submit_sm of a receiver',
      aBind({ command: 'bind_receiver' }),
      at(submit, 9),
      'submit_sm_resp',
      'ESME_RINVBNDSTS',
    ],
    ['deliver_sm', aBind(), at(deliver, 9), 'deliver_sm_resp', 'ESME_RINVBNDSTS'],
    ['submit_sm', aBind(), at(submit, 9), 'submit_sm_resp', 'ESME_ROK'],
  ] as const)('answers %s', async (_what, bind, request, command, status) => {
    const { peer, clock } = bind ? await boundTo({}, bind) : open({ role: 'server' });
    peer.send(request);
    await clock.advance(0);
    expect(peer.last(command)).toMatchObject({
      status: STATUSES[status],
      sequence: request.sequence,
    });
  });

  it('takes nothing while it is thinking about a bind', async () => {
    const thinking = Promise.withResolvers<Answer>();
    const { peer, clock, session } = open({ role: 'server', onRequest: () => thinking.promise });
    peer.send(at(aBind(), 1), at(submit, 2), at(aBind(), 3));
    await clock.advance(0);
    expect(peer.log).toEqual(['submit_sm_resp 4', 'bind_transceiver_resp 4']);
    thinking.resolve({ status: 'ESME_ROK' });
    await clock.advance(0);
    expect(session.mode).toBe('transceiver');
  });

  it.each(['ESME_RINVPASWD', 'ESME_RBINDFAIL'] as const)('closes after %s', async (status) => {
    const { peer, closed } = await boundTo({ onRequest: async () => ({ status }) });
    expect(peer.last('bind_transceiver_resp').status).toBe(STATUSES[status]);
    expect([closed, peer.isEnded]).toEqual([['bind-refused'], true]);
  });

  it('lets nobody stay who does not bind', async () => {
    const { clock, closed } = open({ role: 'server' });
    await clock.advance(10_000);
    expect(closed).toEqual(['bind-timeout']);
    await clock.advance(1_000);
    expect(clock.pending).toBe(0);
  });

  it('lets nobody stay who sends nonsense instead of a bind', async () => {
    const { peer, clock, closed } = open({ role: 'server' });
    peer.send(Buffer.from('00000010000001030000000000000009', 'hex'));
    await clock.advance(0);
    expect(peer.last('generic_nack')).toMatchObject({ sequence: 9, status: 3 });
    expect([closed, peer.isEnded]).toEqual([['malformed'], true]);
  });

  it('tells whose stream is no stream of PDUs, and ends it', async () => {
    const { peer, clock, closed } = await boundTo();
    peer.send(Buffer.from('GET / HTTP/1.1\r\n\r\n'));
    await clock.advance(0);
    expect(peer.last('generic_nack')).toMatchObject({ sequence: 0, status: 2 });
    expect([closed, peer.isEnded]).toEqual([['malformed'], true]);
  });

  it('gives a PDU a time to become whole', async () => {
    const { peer, clock, closed } = await boundTo();
    peer.send(Buffer.from('000000', 'hex'));
    await clock.advance(5_000);
    expect(closed).toEqual(['stalled']);
  });

  it('answers what fails, what takes too long, and what cannot be written, with a status that passes', async () => {
    const never = new Promise<Answer>(() => undefined);
    const answers = [
      Promise.resolve<Answer>({ status: 'ESME_ROK' }),
      Promise.reject<Answer>(new Error('no')),
      never,
      Promise.resolve<Answer>({ status: 'ESME_ROK', messageId: 'x'.repeat(65) }),
    ];
    for (const answer of answers) answer.catch(() => undefined);
    const { peer, clock } = await boundTo({ onRequest: () => answers.shift()! });
    peer.send(at(submit, 2), at(submit, 3), at(submit, 4));
    await clock.advance(29_999);
    expect(
      peer.received.slice(1).filter(({ command }) => command === 'submit_sm_resp'),
    ).toMatchObject([
      { sequence: 2, status: 8 },
      { sequence: 4, status: 8 },
    ]);
    peer.send(at({ command: 'enquire_link_resp' } as const, 1));
    await clock.advance(1);
    expect(peer.last('submit_sm_resp')).toMatchObject({ sequence: 3, status: 8 });
  });

  it('reads no more than it handles', async () => {
    const handled: ((answer: Answer) => void)[] = [];
    const onRequest: SmppSessionOptions['onRequest'] = ({ command }) =>
      command === 'submit_sm'
        ? new Promise((resolve) => void handled.push(resolve))
        : Promise.resolve({ status: 'ESME_ROK' });
    const { peer, clock, near } = await boundTo({ onRequest, limits: { handledAtOnce: 3 } });
    peer.send(...[2, 3, 4, 5, 6].map((sequence) => at(submit, sequence)));
    await clock.advance(0);
    expect([handled.length, near.isPaused()]).toEqual([3, true]);
    for (const answer of handled.splice(0)) answer({ status: 'ESME_ROK', messageId: 'a' });
    await clock.advance(0);
    expect([handled.length, near.isPaused()]).toEqual([2, false]);
  });

  it('does not write to who does not read', async () => {
    const { session, peer, clock, closed } = await boundTo({
      limits: { window: 100_000, drainTimeoutMs: 9_000 },
    });
    const long = { ...deliver, tlvs: { messagePayload: new Uint8Array(10_000) } };
    peer.socket.pause();
    const sent: Promise<unknown>[] = [];
    while (session.hasRoom) sent.push(code(session.request(long)));
    expect(sent.length).toBeLessThan(20);
    expect(await code(session.request(long))).toBe('window-full');
    await clock.advance(9_000);
    expect(closed).toEqual(['not-reading']);
    expect(new Set(await Promise.all(sent))).toEqual(new Set(['link-lost']));
  });
});

it('over a socket that is gone already ends at once', async () => {
  const [socket] = duplexPair();
  socket.destroy();
  await new Promise((resolve) => setImmediate(resolve));
  const { session, clock, closed } = open({ socket });
  await session.unbind();
  expect([closed, clock.pending]).toEqual([['unbound'], 0]);
});

describe('unbinding', () => {
  it('waits for what is unanswered on either side', async () => {
    const handled = Promise.withResolvers<Answer>();
    const { session, peer, clock, closed } = await bound({ onRequest: () => handled.promise });
    const sent = session.request(submit);
    peer.send(at(deliver, 9));
    await clock.advance(0);
    const leaving = session.unbind();
    expect(await code(session.request(submit))).toBe('session-closed');
    peer.send(taken(2));
    await sent;
    await clock.advance(0);
    expect(peer.log).not.toContain('unbind 0');
    handled.resolve({ status: 'ESME_ROK' });
    await clock.advance(0);
    expect(peer.log.slice(-2)).toEqual(['deliver_sm_resp 0', 'unbind 0']);
    peer.send(at({ command: 'unbind_resp' } as const, peer.last('unbind').sequence));
    await leaving;
    expect([closed, clock.pending]).toEqual([['unbound'], 0]);
  });

  it('does not wait for a peer that says nothing', async () => {
    const { session, clock, closed, peer } = await bound();
    peer.socket.removeAllListeners('end');
    void session.request(submit).catch(() => undefined);
    const leaving = session.unbind();
    await clock.advance(21_000);
    await leaving;
    expect([closed, clock.pending]).toEqual([['unbound'], 0]);
  });

  it('of the peer is answered after its messages', async () => {
    const handled = Promise.withResolvers<Answer>();
    const onRequest: SmppSessionOptions['onRequest'] = ({ command }) =>
      command === 'submit_sm' ? handled.promise : Promise.resolve({ status: 'ESME_ROK' });
    const { session, peer, clock, closed } = await boundTo({ onRequest });
    peer.send(at(submit, 2), plain('unbind', 3));
    await clock.advance(0);
    expect([session.hasRoom, peer.log]).toEqual([false, ['bind_transceiver_resp 0']]);
    handled.resolve({ status: 'ESME_ROK', messageId: 'a' });
    await clock.advance(0);
    expect(peer.log.slice(1)).toEqual(['submit_sm_resp 0', 'unbind_resp 0']);
    expect([closed, peer.isEnded]).toEqual([['unbound'], true]);
  });
});
