import { systemClock } from '@switchboard/kernel';
import type { Frame } from '@switchboard/audio';
import { LEAD_TICKS, UNHEARD_TICKS } from '../prompt-player.ts';
import { sum } from '../sum.ts';
import { ApplicationSocket } from './application-socket.ts';
import { AudioStream } from './audio-stream.ts';
import type { StreamCommand, StreamNews, StreamStart } from './stream-protocol.ts';
import { WordStream } from './word-stream.ts';

interface Open {
  readonly socket: ApplicationSocket;
  readonly stream: AudioStream | WordStream;
}

/** The streams of one sound to servers of its application's. */
export class Streams implements Disposable {
  readonly #tell: (stream: number, news: StreamNews) => void;
  readonly #open = new Map<number, Open>();
  /** What their servers said would wait until it can be heard, and be late for ever: they are connected to then. */
  readonly #waiting = new Map<number, StreamStart>();
  #connected = 0;
  #waited = 0;

  constructor(tell: (stream: number, news: StreamNews) => void) {
    this.#tell = tell;
  }

  get size(): number {
    return this.#open.size;
  }

  run(command: StreamCommand): void {
    if (command.do === 'stream') return this.#take(command.stream);
    const open = this.#open.get(command.stream);
    if (command.do === 'end-stream') {
      this.#waiting.delete(command.stream);
      this.#open.delete(command.stream);
      open?.stream[Symbol.dispose]();
    } else if (command.isGreeting) open?.socket.greet(command.frame);
    else open?.socket.send(command.frame);
  }

  /** What is heard in this tick. */
  hear(voices: ReadonlyMap<string, Frame>): void {
    for (const { stream } of this.#open.values()) stream.tick(voices);
  }

  /** @param isConnected whether a frame would get to the engine. @returns what their servers say in this tick */
  speak(isConnected: boolean): Frame | undefined {
    this.#connected = isConnected ? this.#connected + 1 : 0;
    this.#waited = this.#waiting.size > 0 ? this.#waited + 1 : 0;
    const mayBegin = this.#connected > LEAD_TICKS || this.#waited > UNHEARD_TICKS;
    if (mayBegin) for (const start of this.#waiting.values()) this.#begin(start);
    let spoken: Frame | undefined;
    for (const { stream } of this.#open.values())
      if (stream instanceof AudioStream) spoken = sum(spoken, stream.speak());
    return spoken;
  }

  [Symbol.dispose](): void {
    for (const { stream } of this.#open.values()) stream[Symbol.dispose]();
    this.#open.clear();
    this.#waiting.clear();
  }

  #take(start: StreamStart): void {
    const { content } = start;
    const isHeard = content.kind === 'audio' && content.isBidirectional;
    if (isHeard) this.#waiting.set(start.number, start);
    else this.#begin(start);
  }

  #begin({ number, content, ...options }: StreamStart): void {
    this.#waiting.delete(number);
    const tell = (news: StreamNews): void => this.#tell(number, news);
    const events: ConstructorParameters<typeof ApplicationSocket>[1] = {
      opened: (isAgain) => tell({ kind: 'opened', isAgain }),
      received: (text) => {
        if (stream instanceof AudioStream) stream.received(text);
      },
      failed: (problem) => {
        this.#open.delete(number);
        tell({ kind: 'failed', problem });
      },
    };
    const socket = new ApplicationSocket(options, events, systemClock);
    const stream =
      content.kind === 'audio' ? new AudioStream(content, socket) : new WordStream(socket, tell);
    this.#open.set(number, { socket, stream });
  }
}
