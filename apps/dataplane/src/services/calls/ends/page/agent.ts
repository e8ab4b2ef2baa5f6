import type { CallEvent, CallServerFrame } from '@switchboard/acs-wire';
import type { WebSocket } from 'ws';
import type { ResourceLimits } from '../../../../platform/limits/resources.ts';
import type { Caller } from '../../../../platform/wire/caller.ts';

/** A socket with this much unsent is not written to; what waits is sent once it is replaced. */
const MAX_UNSENT_BYTES = 1024 * 1024;

interface Entry {
  readonly seq: number;
  readonly text: string;
  /** May be dropped, as the state of a call may not: what participants send each other. */
  readonly isData: boolean;
}

/**
 * One running client of one person. It outlives its socket: events wait here, numbered, until the
 * client says it has seen them.
 */
export class Agent {
  readonly id: string;
  readonly connectedAt: number;
  caller: Caller;
  displayName: string | undefined;
  /** The last request that was taken; a repeated one is not taken again. */
  handled = 0;
  /** The calls it rings for or is in. */
  readonly calls = new Map<string, 'ringing' | 'in'>();
  #socket: WebSocket | undefined;
  #waiting: Entry[] = [];
  #state = { events: 0, bytes: 0 };
  #dataBytes = 0;
  #seq = 0;
  readonly #limits: ResourceLimits;

  constructor(
    id: string,
    caller: Caller,
    displayName: string | undefined,
    { now, limits }: { readonly now: number; readonly limits: ResourceLimits },
  ) {
    this.id = id;
    this.caller = caller;
    this.displayName = displayName;
    this.connectedAt = now;
    this.#limits = limits;
  }

  get attached(): boolean {
    return this.#socket !== undefined;
  }

  get queued(): number {
    return this.#waiting.length;
  }

  /**
   * False when the client has not taken events for so long that it has to be given up. Data of
   * others is dropped instead: nobody shall be able to close somebody else's client.
   */
  push(event: CallEvent): boolean {
    const isData = event.type === 'call.data' || event.type === 'call.reaction';
    if (isData && this.#dataBytes > this.#limits['signalling.dataWaiting']) return true;
    const frame: CallServerFrame = { t: 'evt', seq: ++this.#seq, event };
    const entry = { seq: frame.seq, text: JSON.stringify(frame), isData };
    this.#waiting.push(entry);
    this.#count(entry, 1);
    this.#write(entry.text);
    const { events, bytes } = this.#state;
    return (
      events <= this.#limits['signalling.eventsWaiting'] &&
      bytes <= this.#limits['signalling.bytesWaiting']
    );
  }

  /** Goes on over this socket; everything after `seen` is said again. */
  attach(socket: WebSocket, seen: number, welcome: CallServerFrame): void {
    this.#socket?.terminate();
    this.#socket = socket;
    this.acknowledge(seen);
    socket.send(JSON.stringify(welcome));
    for (const { text } of this.#waiting) socket.send(text);
  }

  /** True when it was this socket it had. */
  detach(socket: WebSocket): boolean {
    if (this.#socket !== socket) return false;
    this.#socket = undefined;
    return true;
  }

  acknowledge(seq: number): void {
    const seen = this.#waiting.findIndex((entry) => entry.seq > seq);
    const gone = this.#waiting.splice(0, seen < 0 ? this.#waiting.length : seen);
    for (const entry of gone) this.#count(entry, -1);
  }

  beat(): void {
    this.#write('{"t":"beat"}');
  }

  /** As a network would: the client comes back. */
  drop(): void {
    this.#socket?.terminate();
  }

  close(frame: Extract<CallServerFrame, { t: 'refused' }>): void {
    this.#write(JSON.stringify(frame));
    this.#socket?.close(1000);
    this.#socket = undefined;
    this.#waiting = [];
  }

  #count({ text, isData }: Entry, sign: 1 | -1): void {
    if (isData) {
      this.#dataBytes += sign * text.length;
      return;
    }
    this.#state.events += sign;
    this.#state.bytes += sign * text.length;
  }

  #write(text: string): void {
    const socket = this.#socket;
    if (socket?.readyState !== 1) return;
    if (socket.bufferedAmount > MAX_UNSENT_BYTES) return socket.terminate();
    socket.send(text);
  }
}
