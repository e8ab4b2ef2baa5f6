import type { Clock } from '@switchboard/kernel';
import type { LinkState } from './link.ts';

/** A path that has just broken often comes back by itself. */
const PATIENCE_MS = 2_500;
const AGAIN_MS = 5_000;

export interface PathOptions {
  readonly clock: Clock;
  /** Looks for another way. */
  readonly restart: () => void;
  readonly onState: () => void;
}

/** Watches the path of one peer connection, and has it restarted for as long as it is broken. */
export class Path {
  readonly #options: PathOptions;
  #state: LinkState = 'connecting';
  #timer: Disposable | undefined;

  constructor(connection: RTCPeerConnection, options: PathOptions) {
    this.#options = options;
    connection.onconnectionstatechange = () => this.#changed(connection.connectionState);
  }

  get state(): LinkState {
    return this.#state;
  }

  close(): void {
    this.#timer?.[Symbol.dispose]();
    this.#timer = undefined;
  }

  #changed(state: RTCPeerConnectionState): void {
    if (state === 'connected') {
      this.close();
      this.#enter('connected');
    }
    if (state !== 'disconnected' && state !== 'failed') return;
    this.#timer ??= this.#wait(state === 'failed' ? 0 : PATIENCE_MS);
    this.#enter('interrupted');
  }

  #wait(ms: number): Disposable {
    return this.#options.clock.after(ms, () => {
      this.#timer = this.#wait(AGAIN_MS);
      this.#options.restart();
    });
  }

  #enter(state: LinkState): void {
    if (this.#state === state) return;
    this.#state = state;
    this.#options.onState();
  }
}
