import { isPlatformError } from '@switchboard/kernel';
import type { DataTransport, IncomingMessage, PeerId } from '../transport/transport.ts';

/** Two who can reach each other by the transport under test. */
export interface TransportPair {
  readonly one: DataTransport;
  readonly two: DataTransport;
  /** Fulfilled once the condition holds; it may turn a clock for that. */
  until(what: string, holds: () => boolean): Promise<void>;
}

/** Runs wherever the transport does, in a page as well as in Node: it throws what is wrong. */
export interface TransportCase {
  readonly name: string;
  run(pair: TransportPair): Promise<void>;
}

interface Heard {
  readonly messages: IncomingMessage[];
  readonly left: PeerId[];
  drained: number;
  closed: number;
}

function listen(transport: DataTransport): Heard {
  const heard: Heard = { messages: [], left: [], drained: 0, closed: 0 };
  transport.subscribe({
    message: (message) => heard.messages.push({ ...message, bytes: message.bytes.slice() }),
    peerLeft: (peer) => heard.left.push(peer),
    drained: () => (heard.drained += 1),
    closed: () => (heard.closed += 1),
  });
  return heard;
}

function assertEqual(is: unknown, expected: unknown, what: string): void {
  const [left, right] = [JSON.stringify(is), JSON.stringify(expected)];
  if (left !== right) throw new Error(`${what}: ${left} instead of ${right}`);
}

function assertThrows(code: string, act: () => unknown): void {
  try {
    act();
  } catch (error) {
    return assertEqual(isPlatformError(error) ? error.code : error, code, 'the error');
  }
  throw new Error(`nothing was thrown instead of ${code}`);
}

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
const values = ({ messages }: Heard): number[][] => messages.map((message) => [...message.bytes]);

/** What every way to the others does, whatever it is made of. */
export const transportContract: readonly TransportCase[] = [
  {
    name: 'knows itself and the other',
    async run({ one, two }) {
      assertEqual(one.peers(), [two.self], 'whom one can reach');
      assertEqual(two.peers(), [one.self], 'whom two can reach');
    },
  },
  {
    name: 'delivers what is reliable once, whole and in order',
    async run({ one, two, until }) {
      const heard = listen(two);
      const sent = Array.from({ length: 100 }, (_, n) => [n, 0, 255]);
      for (const message of sent) one.send({ delivery: 'reliable', bytes: bytes(...message) });
      await until('all are there', () => heard.messages.length >= sent.length);
      assertEqual(values(heard), sent, 'what came');
      const [{ from, delivery }] = heard.messages as [IncomingMessage];
      assertEqual([from, delivery], [one.self, 'reliable'], 'the first message');
    },
  },
  {
    name: 'delivers what is unreliable as such',
    async run({ one, two, until }) {
      const heard = listen(one);
      two.send({ delivery: 'unreliable', bytes: bytes(7) });
      await until('it is there', () => heard.messages.length === 1);
      const [{ from, delivery }] = heard.messages as [IncomingMessage];
      assertEqual([from, delivery], [two.self, 'unreliable'], 'the message');
    },
  },
  {
    name: 'carries the largest message, and an empty one',
    async run({ one, two, until }) {
      const heard = listen(two);
      const large = new Uint8Array(one.limits.maxBytes).fill(9);
      one.send({ delivery: 'reliable', bytes: large });
      one.send({ delivery: 'reliable', bytes: bytes() });
      await until('both are there', () => heard.messages.length === 2);
      const sizes = heard.messages.map((message) => message.bytes.length);
      assertEqual(sizes, [large.length, 0], 'the sizes');
    },
  },
  {
    name: 'keeps to whom a message is for',
    async run({ one, two, until }) {
      const heard = listen(two);
      one.send({ delivery: 'reliable', bytes: bytes(1), to: ['somebody else'] });
      one.send({ delivery: 'reliable', bytes: bytes(2), to: [two.self] });
      await until('the second is there', () => heard.messages.length > 0);
      assertEqual(values(heard), [[2]], 'what came');
    },
  },
  {
    name: 'does not look at the bytes again once it has taken them',
    async run({ one, two, until }) {
      const heard = listen(two);
      const reused = bytes(1);
      one.send({ delivery: 'reliable', bytes: reused });
      reused[0] = 2;
      await until('it is there', () => heard.messages.length === 1);
      assertEqual(values(heard), [[1]], 'what came');
    },
  },
  {
    name: 'refuses what it cannot carry, and says so',
    async run({ one }) {
      const { maxBytes, maxRecipients } = one.limits;
      const send = (size: number, to?: PeerId[]) =>
        one.send({ delivery: 'reliable', bytes: new Uint8Array(size), ...(to && { to }) });
      assertThrows('message-too-large', () => send(maxBytes + 1));
      if (maxRecipients === Infinity) return;
      const many = Array.from({ length: maxRecipients + 1 }, (_, n) => `peer ${n}`);
      assertThrows('too-many-recipients', () => send(1, many));
    },
  },
  {
    name: 'refuses what would wait too long, loses none of what it took, and says when to go on',
    async run({ one, two, until }) {
      const [sender, heard] = [listen(one), listen(two)];
      const message = { delivery: 'reliable', bytes: new Uint8Array(one.limits.maxBytes) } as const;
      let taken = 0;
      for (; one.send(message); taken += 1) {
        if (taken > 10_000) throw new Error('it takes everything');
      }
      await until('there is room', () => sender.drained > 0);
      assertEqual(one.send(message), true, 'sending again');
      await until('all are there', () => heard.messages.length === taken + 1);
    },
  },
  {
    name: 'ends once, and the other sees that',
    async run({ one, two, until }) {
      const [ended, other] = [listen(one), listen(two)];
      await one[Symbol.asyncDispose]();
      await one[Symbol.asyncDispose]();
      assertEqual([ended.closed, one.isClosed], [1, true], 'the end');
      assertThrows('transport-closed', () => one.send({ delivery: 'reliable', bytes: bytes(1) }));
      await until('the other has noticed', () => other.left.includes(one.self));
      assertEqual(two.peers(), [], 'whom two can reach');
    },
  },
];
