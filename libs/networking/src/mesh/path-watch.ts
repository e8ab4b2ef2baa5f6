import type { Clock } from '@switchboard/kernel';

export interface PathWatchOptions {
  readonly connection: RTCPeerConnection;
  readonly clock: Clock;
  readonly isPolite: boolean;
  /** Looks for another way. */
  readonly restart: () => void;
  /** It did not come back, or never came about. */
  readonly onBroken: () => void;
  /** It is connected, or interrupted, and was not. */
  readonly onChanged: () => void;
  readonly onUnreachable: () => void;
}

/** A path that has just broken often comes back by itself. */
const PATIENCE_MS = 2_500;
/** A first path that takes longer has lost something on its way. */
const FIRST_MS = 6_000;
/** Both ends see that a path is broken; one of them is a little slower to do something about it. */
const POLITE_MS = 1_000;
const AGAIN_MS = 5_000;
/** Who has not been reached for so long is let go. */
const UNREACHABLE_MS = 30_000;

/** Watches the path of one connection, has it restarted while it is broken, and says when that has no use. */
export class PathWatch implements Disposable {
  readonly #options: PathWatchOptions;
  #restarting: Disposable | undefined;
  #ending: Disposable | undefined;
  #restarts = 0;
  #isClosed = false;

  constructor(options: PathWatchOptions) {
    this.#options = options;
    options.connection.onconnectionstatechange = () => this.#changed();
    this.#restartIn(FIRST_MS);
    this.#endLater();
  }

  /** Looks for another way now: the network has changed. */
  restart(): void {
    if (this.#isClosed) return;
    this.#stop();
    this.#options.restart();
    this.#restartIn(AGAIN_MS);
    this.#endLater();
  }

  [Symbol.dispose](): void {
    this.#isClosed = true;
    this.#options.connection.onconnectionstatechange = null;
    this.#stop();
  }

  #changed(): void {
    const { connectionState } = this.#options.connection;
    this.#options.onChanged();
    if (connectionState === 'connected') this.#stop();
    if (connectionState === 'disconnected') this.#broken(PATIENCE_MS);
    if (connectionState === 'failed') this.#broken(0);
  }

  #broken(patienceMs: number): void {
    // One that fails again at once is tried again as slowly as any other.
    if (!this.#restarting || (patienceMs === 0 && this.#restarts === 0))
      this.#restartIn(patienceMs);
    this.#endLater();
  }

  #restartIn(ms: number): void {
    const { clock, isPolite } = this.#options;
    this.#restarting?.[Symbol.dispose]();
    this.#restarting = clock.after(ms + (isPolite ? POLITE_MS : 0), () => {
      if (this.#isConnected()) return this.#stop();
      this.#restarts += 1;
      this.#options.restart();
      this.#options.onBroken();
      this.#restartIn(AGAIN_MS);
    });
  }

  #endLater(): void {
    this.#ending ??= this.#options.clock.after(UNREACHABLE_MS, () => {
      if (this.#isConnected()) return this.#stop();
      this.#options.onUnreachable();
    });
  }

  #isConnected(): boolean {
    return this.#options.connection.connectionState === 'connected';
  }

  #stop(): void {
    this.#restarting?.[Symbol.dispose]();
    this.#ending?.[Symbol.dispose]();
    this.#restarting = undefined;
    this.#ending = undefined;
    this.#restarts = 0;
  }
}
