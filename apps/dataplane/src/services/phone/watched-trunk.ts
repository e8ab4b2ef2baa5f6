import type { Clock } from '@switchboard/kernel';
import { TrunkMonitor } from '@switchboard/sip';
import type { SipPeer, TrunkState } from '@switchboard/sip';
import type { TrunkStatus } from './trunk-status.ts';
import type { Trunk } from './trunk.ts';

export interface WatchedOptions {
  readonly fqdn: string;
  readonly peer: SipPeer;
  readonly credentials: Trunk['credentials'];
  readonly clock: Clock;
  readonly ask: () => Promise<number>;
  readonly onChanged: (state: TrunkState) => void;
  readonly onFault: (error: unknown) => void;
}

const REASONS: Readonly<Record<number, TrunkStatus['reason']>> = {
  408: 'no-answer',
  503: 'unreachable',
};

/** A trunk that is asked every now and then whether it is there. */
export class WatchedTrunk implements Trunk, Disposable {
  readonly fqdn: string;
  readonly peer: SipPeer;
  readonly credentials: Trunk['credentials'];
  readonly #monitor: TrunkMonitor;

  constructor({ fqdn, peer, credentials, ...watching }: WatchedOptions) {
    this.fqdn = fqdn;
    this.peer = peer;
    this.credentials = credentials;
    this.#monitor = new TrunkMonitor(watching);
  }

  get state(): TrunkState {
    return this.#monitor.state;
  }

  get isUp(): boolean {
    return this.#monitor.state !== 'down';
  }

  get status(): Omit<TrunkStatus, 'port'> {
    const { state, sinceMs, lastStatus = 200 } = this.#monitor;
    const since = new Date(sinceMs).toISOString();
    const { protocol } = this.peer;
    const reason = REASONS[lastStatus] ?? null;
    return { fqdn: this.fqdn, protocol, state, since, reason };
  }

  report(isThere: boolean): void {
    this.#monitor.report(isThere);
  }

  [Symbol.dispose](): void {
    this.#monitor[Symbol.dispose]();
  }
}
