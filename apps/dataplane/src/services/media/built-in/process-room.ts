import type { MediaCandidate, MediaTrack, MediaWants } from '@switchboard/acs-wire';
import type { MediaGrants, MediaLeg, MediaLegListener, MediaRoom } from '../port.ts';
import { CAPACITY } from './built-in-engines.ts';
import type { EngineProcess } from './engine-process.ts';
import type { Command, LegMessage } from './protocol.ts';

let lastNumber = 0;

export interface ProcessRoomOptions {
  readonly engine: string;
  readonly process: EngineProcess;
  readonly onClosed: (room: ProcessRoom) => void;
}

/** One call in a media process, as seen from outside. */
export class ProcessRoom implements MediaRoom {
  readonly engine: string;
  readonly capacity = CAPACITY;
  readonly #number = ++lastNumber;
  readonly #options: ProcessRoomOptions;
  readonly #listeners = new Map<number, MediaLegListener>();
  readonly #onFailed: (() => void)[] = [];
  #failed = false;

  private constructor(options: ProcessRoomOptions) {
    this.engine = options.engine;
    this.#options = options;
  }

  /** @throws EngineUnavailable */
  static async open(callId: string, options: ProcessRoomOptions): Promise<ProcessRoom> {
    const room = new ProcessRoom(options);
    await options.process.ask({ do: 'open', room: room.#number, callId });
    return room;
  }

  get size(): number {
    return this.#listeners.size;
  }

  async join(user: string, grants: MediaGrants, listener: MediaLegListener): Promise<MediaLeg> {
    const { process } = this.#options;
    const leg = ++lastNumber;
    this.#listeners.set(leg, listener);
    try {
      await process.ask({ do: 'join', room: this.#number, leg, user, grants });
    } catch (error) {
      this.#listeners.delete(leg);
      throw error;
    }
    return new ProcessLeg(leg, process, () => this.#listeners.delete(leg));
  }

  has(leg: number): boolean {
    return this.#listeners.has(leg);
  }

  onFailed(listener: () => void): void {
    if (this.#failed) listener();
    else this.#onFailed.push(listener);
  }

  heard(message: LegMessage): void {
    const listener = this.#listeners.get(message.leg);
    if (message.say === 'offer') listener?.offer(message.sdp, message.tracks);
    else if (message.say === 'candidate') listener?.candidate(message.transport, message.candidate);
    else listener?.lost();
  }

  /** The process is gone, and with it everything in the room. */
  fail(): void {
    this.#failed = true;
    this.#listeners.clear();
    for (const listener of this.#onFailed.splice(0)) listener();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#listeners.clear();
    this.#options.onClosed(this);
    // A room in a process that is gone is closed.
    await this.#options.process.ask({ do: 'close', room: this.#number }).catch(() => undefined);
  }
}

class ProcessLeg implements MediaLeg {
  readonly #leg: number;
  readonly #process: EngineProcess;
  readonly #onLeft: () => void;

  constructor(leg: number, process: EngineProcess, onLeft: () => void) {
    this.#leg = leg;
    this.#process = process;
    this.#onLeft = onLeft;
  }

  async publish(sdp: string, tracks: readonly MediaTrack[]): Promise<string> {
    return (await this.#process.ask({ do: 'publish', leg: this.#leg, sdp, tracks })) ?? '';
  }

  async answer(sdp: string): Promise<void> {
    await this.#process.ask({ do: 'answer', leg: this.#leg, sdp });
  }

  /** The page finds the engine, see the leg in the process. */
  async candidate(_transport: 'up' | 'down', _candidate: MediaCandidate | null): Promise<void> {}

  want(wants: MediaWants): void {
    this.#tell({ do: 'want', leg: this.#leg, wants });
  }

  grant(grants: MediaGrants): void {
    this.#tell({ do: 'grant', leg: this.#leg, grants });
  }

  mute(muted: boolean): void {
    this.#tell({ do: 'mute', leg: this.#leg, muted });
  }

  async address(to: readonly string[] | undefined): Promise<void> {
    await this.#process.ask({ do: 'address', leg: this.#leg, to: to ?? null });
  }

  pause(paused: boolean): void {
    this.#tell({ do: 'pause', leg: this.#leg, paused });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#onLeft();
    // A leg in a process that is gone has left.
    await this.#process.ask({ do: 'leave', leg: this.#leg }).catch(() => undefined);
  }

  /** The channel keeps the order; what the process does not do any more is over with it. */
  #tell(command: Command): void {
    this.#process.ask(command).catch(() => undefined);
  }
}
