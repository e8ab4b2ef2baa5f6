import { VirtualClock } from '@switchboard/kernel/testing';
import { duplexPair } from 'node:stream';
import { aMessage } from '../../tests/_pdus.ts';
import { RawPeer } from '../../tests/_raw-peer.ts';
import { STATUSES } from '../codec/command-status.ts';
import type { StatusName } from '../codec/command-status.ts';
import type { BindCommand } from '../codec/command.ts';
import type { MessageFields, Pdu } from '../codec/pdu.ts';
import type { LinkStatus } from './link-status.ts';
import type { SmppClientOptions } from './client-options.ts';
import { SmppClient } from './smpp-client.ts';

const text = (words: string): MessageFields => aMessage({ shortMessage: Buffer.from(words) });

/** A carrier that lets everybody bind, and answers as a test says. */
function open(options: Partial<SmppClientOptions> = {}, answersBind = true, startsDown = false) {
  const clock = new VirtualClock();
  const peers: RawPeer[] = [];
  const statuses: LinkStatus[] = [];
  const connects: number[] = [];
  let isDown = startsDown;
  const connect = async () => {
    connects.push(clock.now());
    if (isDown) throw new Error('down');
    const [near, far] = duplexPair();
    const peer = new RawPeer(far);
    peers.push(peer);
    far.on('data', () => answersBind && bind(peer));
    return near;
  };
  const client = new SmppClient({
    connect,
    account: { systemId: 'esme', password: 'secret' },
    clock,
    random: () => 1,
    onDeliver: async () => undefined,
    onLink: (status) => void statuses.push(status),
    ...options,
  });
  const down = (value: boolean): void => void (isDown = value);
  return { client, clock, peers, statuses, connects, down };
}

function bind(peer: RawPeer, status: StatusName = 'ESME_ROK'): void {
  const last = peer.received.at(-1);
  if (!last?.command.startsWith('bind_')) return;
  const command = `${last.command as BindCommand}_resp` as const;
  peer.send({ command, systemId: '', tlvs: {}, sequence: last.sequence, status: STATUSES[status] });
}

const submitsOf = (peer: RawPeer) =>
  peer.received.flatMap((pdu) => (pdu.command === 'submit_sm' ? [pdu] : []));
const wordsOf = (peer: RawPeer): string[] =>
  submitsOf(peer).map(({ shortMessage }) => Buffer.from(shortMessage).toString());

function answer(peer: RawPeer, sequence: number, status: StatusName | number = 'ESME_ROK'): void {
  const code = typeof status === 'number' ? status : STATUSES[status];
  const body = { command: 'submit_sm_resp', messageId: `m${sequence}`, tlvs: {} } as const;
  peer.send({ ...body, sequence, status: code } satisfies Pdu);
}

const outcomeOf = (promise: Promise<string>) =>
  promise.catch((error: { code: string; statusName?: string }) =>
    [error.code, error.statusName].filter(Boolean).join(' '),
  );

describe('SmppClient', () => {
  it('binds, and sends', async () => {
    const { client, clock, peers } = open();
    const sent = client.submit(text('hello'));
    await clock.advance(0);
    expect(peers[0]!.received[0]).toMatchObject({ command: 'bind_transceiver', systemId: 'esme' });
    answer(peers[0]!, 2);
    expect(await sent).toBe('m2');
    expect(client.links).toEqual([{ state: 'bound' }]);
  });

  it.each([
    ['ESME_RINVDSTADR', 'submit-refused ESME_RINVDSTADR'],
    ['ESME_RSYSERR', 'submit-not-sent ESME_RSYSERR'],
    ['ESME_RX_T_APPN', 'submit-not-sent ESME_RX_T_APPN'],
    [0x0400, 'submit-refused'],
  ] as const)('says what %s means', async (status, expected) => {
    const { client, clock, peers } = open();
    const sent = outcomeOf(client.submit(text('a')));
    await clock.advance(0);
    answer(peers[0]!, 2, status);
    expect(await sent).toBe(expected);
  });

  it('does not know what became of a message whose answer never came', async () => {
    const { client, clock, peers } = open();
    const first = outcomeOf(client.submit(text('a')));
    await clock.advance(10_000);
    const second = outcomeOf(client.submit(text('b')));
    await clock.advance(0);
    peers[0]!.socket.destroy();
    await clock.advance(0);
    expect([await first, await second]).toEqual(['submit-unknown', 'submit-unknown']);
  });

  it('knows that a message did not leave', async () => {
    const { client, clock, down } = open({}, false);
    down(true);
    const sent = outcomeOf(client.submit(text('a')));
    await clock.advance(59_999);
    expect(client.queued).toBe(1);
    await clock.advance(1);
    expect([await sent, client.queued]).toEqual(['submit-not-sent', 0]);
  });

  it('says what SMPP cannot carry', async () => {
    const { client, clock } = open();
    const sent = outcomeOf(client.submit(aMessage({ shortMessage: new Uint8Array(300) })));
    await clock.advance(0);
    expect(await sent).toBe('invalid-pdu');
  });

  it('takes no more than it may keep', async () => {
    const { client, clock } = open({ sending: { queued: 2 } }, false);
    const sent = ['a', 'b', 'c'].map((words) => outcomeOf(client.submit(text(words))));
    expect(await sent[2]).toBe('submit-not-sent');
    const closing = client[Symbol.asyncDispose]();
    await clock.advance(2_000);
    await closing;
    expect(await Promise.all(sent)).toEqual(Array(3).fill('submit-not-sent'));
    expect(clock.pending).toBe(0);
  });

  it('sends in order, a window at a time', async () => {
    const { client, clock, peers } = open({ limits: { window: 2 } });
    for (const words of ['a', 'b', 'c', 'd']) void outcomeOf(client.submit(text(words)));
    await clock.advance(0);
    expect(wordsOf(peers[0]!)).toEqual(['a', 'b']);
    answer(peers[0]!, 3);
    await clock.advance(0);
    expect(wordsOf(peers[0]!)).toEqual(['a', 'b', 'c']);
  });

  it('shares the load between links', async () => {
    const { client, clock, peers } = open({ links: 3 });
    await clock.advance(0);
    for (const words of ['a', 'b', 'c', 'd', 'e', 'f']) void outcomeOf(client.submit(text(words)));
    await clock.advance(0);
    expect(peers.map((peer) => wordsOf(peer).length)).toEqual([2, 2, 2]);
  });

  it('binds as transmitter and receiver for a carrier that has no transceivers', async () => {
    const delivered: string[] = [];
    const onDeliver: SmppClientOptions['onDeliver'] = async ({ shortMessage }) =>
      void delivered.push(Buffer.from(shortMessage).toString());
    const { client, clock, peers } = open({ bindAs: 'pair', onDeliver });
    await clock.advance(0);
    void outcomeOf(client.submit(text('a')));
    peers[1]!.send({ command: 'deliver_sm', ...text('b'), sequence: 5, status: 0 });
    await clock.advance(0);
    expect(peers.map(({ received }) => received[0]!.command)).toEqual([
      'bind_transmitter',
      'bind_receiver',
    ]);
    expect([wordsOf(peers[0]!), wordsOf(peers[1]!), delivered]).toEqual([['a'], [], ['b']]);
  });
});

describe('a carrier that is too busy', () => {
  it('is left alone as long as it takes, and sent the same in the same order', async () => {
    const { client, clock, peers } = open({ limits: { window: 3 } });
    const sent = ['a', 'b', 'c', 'd'].map((words) => outcomeOf(client.submit(text(words))));
    await clock.advance(0);
    for (const sequence of [2, 3, 4]) answer(peers[0]!, sequence, 'ESME_RTHROTTLED');
    await clock.advance(999);
    expect(wordsOf(peers[0]!)).toEqual(['a', 'b', 'c']);
    await clock.advance(1);
    expect(wordsOf(peers[0]!).slice(3)).toEqual(['a', 'b', 'c']);
    answer(peers[0]!, 5, 'ESME_RMSGQFUL');
    await clock.advance(1_999);
    expect(wordsOf(peers[0]!)).toHaveLength(6);
    for (const sequence of [6, 7]) answer(peers[0]!, sequence);
    await clock.advance(1);
    expect(wordsOf(peers[0]!).slice(6)).toEqual(['a', 'd']);
    for (const sequence of [8, 9]) answer(peers[0]!, sequence);
    expect(await Promise.all(sent)).toEqual(['m8', 'm6', 'm7', 'm9']);
  });

  it('is not asked for ever', async () => {
    const { client, clock, peers } = open({ sending: { retries: 2 } });
    const sent = outcomeOf(client.submit(text('a')));
    for (let turn = 0; turn < 3; turn += 1) {
      await clock.advance(2_000 * turn);
      answer(peers[0]!, submitsOf(peers[0]!).at(-1)!.sequence, 'ESME_RTHROTTLED');
      await clock.advance(0);
    }
    expect(await sent).toBe('submit-not-sent ESME_RTHROTTLED');
    expect(submitsOf(peers[0]!)).toHaveLength(3);
  });

  it('is sent no more in a second than the contract says', async () => {
    const { client, clock, peers } = open({
      sending: { messagesPerSecond: 10 },
      limits: { window: 1_000 },
    });
    for (let turn = 0; turn < 50; turn += 1) void outcomeOf(client.submit(text(`${turn}`)));
    await clock.advance(1_000);
    expect(wordsOf(peers[0]!).length).toBeGreaterThanOrEqual(10);
    expect(wordsOf(peers[0]!).length).toBeLessThanOrEqual(11);
    await clock.advance(1_000);
    expect(wordsOf(peers[0]!).length).toBeLessThanOrEqual(21);
  });
});

describe('a link', () => {
  it('is opened again, ever more slowly', async () => {
    const { client, clock, connects } = open({}, true, true);
    const start = clock.now();
    await clock.advance(190_000);
    const seconds = connects.map((at) => (at - start) / 1_000);
    expect(seconds).toEqual([0, 1, 3, 7, 15, 31, 63, 123, 183]);
    await client[Symbol.asyncDispose]();
  });

  it('is told of when the carrier refuses to bind, and opened again', async () => {
    const { clock, peers, statuses } = open({}, false);
    await clock.advance(0);
    bind(peers[0]!, 'ESME_RINVPASWD');
    await clock.advance(0);
    expect(statuses.at(-1)).toEqual({
      state: 'waiting',
      forMs: 1_000,
      because: 'bind-refused',
      status: STATUSES.ESME_RINVPASWD,
    });
    await clock.advance(1_000);
    expect(peers).toHaveLength(2);
  });

  it('sends over the next one what had not left', async () => {
    const { client, clock, peers } = open({ limits: { window: 1 } });
    const sent = ['a', 'b'].map((words) => outcomeOf(client.submit(text(words))));
    await clock.advance(0);
    peers[0]!.socket.destroy();
    await clock.advance(1_000);
    answer(peers[1]!, 2);
    expect(await Promise.all(sent)).toEqual(['submit-unknown', 'm2']);
  });

  it('is left after what was sent is answered', async () => {
    const { client, clock, peers } = open({ limits: { window: 1 } });
    const sent = ['a', 'b'].map((words) => outcomeOf(client.submit(text(words))));
    await clock.advance(0);
    const closing = client[Symbol.asyncDispose]();
    await clock.advance(5_000);
    expect(peers[0]!.log).not.toContain('unbind 0');
    answer(peers[0]!, 2);
    await clock.advance(0);
    const { sequence } = peers[0]!.last('unbind');
    peers[0]!.send({ command: 'unbind_resp', status: 0, sequence });
    await closing;
    expect(await Promise.all(sent)).toEqual(['m2', 'submit-not-sent']);
    expect([client.links, clock.pending]).toEqual([[{ state: 'closed' }], 0]);
    expect(await outcomeOf(client.submit(text('c')))).toBe('submit-not-sent');
  });
});

describe('what is delivered', () => {
  it('is acknowledged once it is stored, refused when that is said, and asked for again when it fails', async () => {
    const stored = Promise.withResolvers<void>();
    const answers: (() => ReturnType<SmppClientOptions['onDeliver']>)[] = [
      () => stored.promise,
      async () => 'ESME_RX_R_APPN',
      () => Promise.reject(new Error('no')),
      () => {
        throw new Error('no');
      },
    ];
    const { clock, peers } = open({ onDeliver: () => answers.shift()!() });
    await clock.advance(0);
    const deliver = { command: 'deliver_sm', ...text('a'), status: 0 } as const;
    peers[0]!.send(...[5, 6, 7, 8].map((sequence) => ({ ...deliver, sequence })));
    await clock.advance(0);
    const statuses = () =>
      peers[0]!.received.slice(1).map(({ sequence, status }) => [sequence, status]);
    expect(statuses()).toEqual([
      [6, STATUSES.ESME_RX_R_APPN],
      [7, STATUSES.ESME_RX_T_APPN],
      [8, STATUSES.ESME_RX_T_APPN],
    ]);
    stored.resolve();
    await clock.advance(0);
    expect(statuses().at(-1)).toEqual([5, 0]);
  });
});
