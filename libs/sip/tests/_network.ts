import { systemClock } from '@switchboard/kernel';
import { sipError } from '../src/sip-errors.ts';
import type { Flow, HostPort, OnMessage, SipTransport } from '../src/transport/flow.ts';
import { hostPortText } from '../src/transport/flow.ts';

const LATENCY_MS = 5;

/** Datagrams between addresses that nobody has, lost, doubled or changed as a test says. */
export class FakeNetwork {
  /** Everything that was sent, lost or not. */
  readonly sent: { from: string; to: string; text: string }[] = [];
  /** The texts that arrive in place of one: none where it is lost. */
  through: (text: string, from: string) => string[] = (text) => [text];
  readonly #hosts = new Map<string, OnMessage>();

  transport(host: string, port = 5060): SipTransport {
    const local = { host, port };
    const key = hostPortText(local);
    return {
      protocol: 'udp',
      local,
      receive: (onMessage) => void this.#hosts.set(key, onMessage),
      flowTo: (peer) => Promise.resolve(this.#flow(local, peer)),
      [Symbol.asyncDispose]: () => {
        this.#hosts.delete(key);
        return Promise.resolve();
      },
    };
  }

  /** Loses one message of ten, always the same ones. */
  loseOneOfTen(seed: number): void {
    let state = seed;
    this.through = (text) => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      return state / 2_147_483_648 < 0.1 ? [] : [text];
    };
  }

  /** Loses messages whose first line matches, so many times. */
  lose(pattern: RegExp, times = Infinity): void {
    let left = times;
    this.through = (text) => (pattern.test(text.split('\r\n')[0]!) && left-- > 0 ? [] : [text]);
  }

  /** First lines of what was sent, in order. */
  lines(from?: string): string[] {
    return this.sent
      .filter((one) => from === undefined || one.from === from)
      .map(({ text }) =>
        text.split('\r\n')[0]!.replace(/ sip:\S+ SIP\/2\.0$| tel:\S+ SIP\/2\.0$/, ''),
      );
  }

  deliver(text: string, from: HostPort, to: HostPort): void {
    const receiver = this.#hosts.get(hostPortText(to));
    receiver?.(Buffer.from(text), this.#flow(to, from));
  }

  #flow(local: HostPort, remote: HostPort): Flow {
    return {
      ...{ protocol: 'udp', local, remote, isOpen: true },
      send: async (bytes) => {
        const text = bytes.toString();
        if (remote.host === 'unreachable.test') throw sipError('flow-closed', 'Nobody is there.');
        this.sent.push({ from: local.host, to: remote.host, text });
        for (const one of this.through(text, local.host))
          systemClock.after(LATENCY_MS, () => this.deliver(one, local, remote));
      },
    };
  }
}
