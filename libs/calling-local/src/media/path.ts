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
  private readonly _options: PathOptions;
  private _state: LinkState = 'connecting';
  private _timer: Disposable | undefined;

  constructor(connection: RTCPeerConnection, options: PathOptions) {
    this._options = options;
    connection.onconnectionstatechange = () => this._changed(connection.connectionState);
  }

  get state(): LinkState {
    return this._state;
  }

  close(): void {
    this._timer?.[Symbol.dispose]();
    this._timer = undefined;
  }

  private _changed(state: RTCPeerConnectionState): void {
    if (state === 'connected') {
      this.close();
      this._enter('connected');
    }
    if (state !== 'disconnected' && state !== 'failed') return;
    this._timer ??= this._wait(state === 'failed' ? 0 : PATIENCE_MS);
    this._enter('interrupted');
  }

  private _wait(ms: number): Disposable {
    return this._options.clock.after(ms, () => {
      this._timer = this._wait(AGAIN_MS);
      this._options.restart();
    });
  }

  private _enter(state: LinkState): void {
    if (this._state === state) return;
    this._state = state;
    this._options.onState();
  }
}
