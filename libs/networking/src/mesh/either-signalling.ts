import type { PeerId } from '../transport/transport.ts';
import type { Signalling, SignallingListener } from './signalling.ts';

export interface EitherSignallingOptions {
  /** Fast, for whom it reaches. */
  readonly near: Signalling;
  /** For everybody else. */
  readonly far: Signalling;
  /** Whether the near one reaches somebody now. */
  readonly isNear: (peer: PeerId) => boolean;
}

/** Two ways to agree on connections: whom the fast one does not reach is told by the other. */
export class EitherSignalling implements Signalling {
  readonly self: PeerId;
  readonly #options: EitherSignallingOptions;

  constructor(options: EitherSignallingOptions) {
    this.#options = options;
    this.self = options.near.self;
  }

  send(to: PeerId | undefined, text: string): void {
    const { near, far, isNear } = this.#options;
    if (to !== undefined) return (isNear(to) ? near : far).send(to, text);
    near.send(to, text);
    far.send(to, text);
  }

  subscribe(listener: SignallingListener): Disposable {
    const { near, far } = this.#options;
    const subscriptions = [near.subscribe(listener), far.subscribe(listener)];
    return {
      [Symbol.dispose]() {
        for (const subscription of subscriptions) subscription[Symbol.dispose]();
      },
    };
  }
}
