import { systemClock } from '@switchboard/kernel';
import type { Logger } from '@switchboard/service';
import { AskedChild } from '../../../platform/supervised/asked-child.ts';
import { keepAlive } from '../../../platform/supervised/keep-alive.ts';
import type { MediaSignalling } from '../audio/signalling.ts';
import { AudioUnavailable } from './audio-line.ts';
import type { AudioLine, AudioLineEvents, TelephoneSound } from './audio-line.ts';
import type {
  Begin,
  Command,
  FailureKind,
  LineMessage,
  LineQuality,
  Question,
} from './protocol.ts';

type AudioProcess = AskedChild<Begin, Command, LineMessage, FailureKind>;

/** A call waits this long for a process that is being started. */
const OPEN_WITHIN_MS = 10_000;

interface Open {
  readonly signalling: MediaSignalling;
  readonly events: AudioLineEvents;
}

/** The sound of all telephones of this data plane, in a process beside that is started again when it dies. */
export class AudioLines implements TelephoneSound {
  readonly #begin: Begin;
  readonly #log: Logger;
  readonly #open = new Map<number, Open>();
  readonly #ending = new AbortController();
  #running: Promise<void> | undefined;
  #process: AudioProcess | undefined;
  #next = Promise.withResolvers<AudioProcess>();
  #lastLine = 0;

  constructor(begin: Begin, log: Logger) {
    this.#begin = begin;
    this.#log = log;
  }

  /** How many telephones have their sound here. */
  get size(): number {
    return this.#open.size;
  }

  get pid(): number | undefined {
    return this.#process?.pid;
  }

  /** @throws AudioUnavailable */
  async open(signalling: MediaSignalling, events: AudioLineEvents): Promise<AudioLine> {
    if (this.#ending.signal.aborted) throw new AudioUnavailable('The data plane ends.');
    this.#running ??= keepAlive(() => this.#live(), this.#ending.signal);
    const process = this.#process ?? (await this.#soon());
    const line = ++this.#lastLine;
    this.#open.set(line, { signalling, events });
    try {
      const port = Number(await process.ask({ do: 'open', line }));
      return lineIn(process, line, port, () => this.#open.delete(line));
    } catch (error) {
      this.#open.delete(line);
      throw error;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#ending.abort();
    await this.#process?.[Symbol.asyncDispose]();
    await this.#running;
  }

  async #soon(): Promise<AudioProcess> {
    const late = Promise.withResolvers<never>();
    const deadline = systemClock.after(OPEN_WITHIN_MS, () =>
      late.reject(new AudioUnavailable('The process for sound does not start.')),
    );
    try {
      return await Promise.race([this.#next.promise, late.promise]);
    } finally {
      deadline[Symbol.dispose]();
    }
  }

  async #live(): Promise<void> {
    const { signal } = this.#ending;
    const process: AudioProcess = new AskedChild({
      ...{ program: './audio-process', callerUrl: import.meta.url, begin: this.#begin },
      heard: (message) => this.#heard(process, message),
      crashed: (stack) => this.#log.error({ stack }, 'the process for sound crashed'),
      gone: () => new AudioUnavailable('The process for sound is gone.'),
      errorOf: (kind, message) =>
        kind === 'ports' ? new AudioUnavailable(message) : new Error(message),
    });
    const end = (): void => void process[Symbol.asyncDispose]();
    signal.addEventListener('abort', end, { once: true });
    process.ready.then(
      () => this.#began(process),
      () => undefined,
    );
    await process.exit;
    signal.removeEventListener('abort', end);
    this.#died(process);
  }

  #began(process: AudioProcess): void {
    this.#process = process;
    this.#next.resolve(process);
    this.#log.info({ pid: process.pid }, 'the process for telephone sound is there');
  }

  #died({ stderr }: AudioProcess): void {
    this.#process = undefined;
    this.#next = Promise.withResolvers();
    const lost = [...this.#open.values()];
    this.#open.clear();
    if (this.#ending.signal.aborted) return;
    this.#log.error({ lines: lost.length, stderr }, 'the process for telephone sound is gone');
    for (const { events } of lost) events.lost();
  }

  #heard(process: AudioProcess, message: LineMessage): void {
    const open = this.#open.get(message.line);
    if (message.say === 'ask') {
      const { ask } = message;
      const answering = open
        ? answer(open.signalling, message.question)
        : Promise.reject(new Error('The line is closed.'));
      answering.then(
        (value) => void process.ask({ do: 'reply', ask, reply: { value } }).catch(() => undefined),
        (error: unknown) => {
          const reply = { error: String(error) };
          process.ask({ do: 'reply', ask, reply }).catch(() => undefined);
        },
      );
      return;
    }
    if (message.say === 'digit') return open?.events.digit(message.digit);
    if (message.say === 'dead') return open?.events.lost();
    this.#log.warn({ problem: message.message }, 'the sound of a telephone was interrupted');
  }
}

async function answer(signalling: MediaSignalling, question: Question): Promise<string> {
  if (question.op === 'want-no-pictures') {
    await signalling.wantNoPictures();
    return '';
  }
  const { generation } = question;
  if (question.op === 'publish') {
    return signalling.publish(generation, question.sdp, question.tracks);
  }
  if (question.op === 'answer') await signalling.answer(generation, question.sdp);
  else if (question.op === 'renew') await signalling.renew(generation);
  else await signalling.candidate(generation, question.transport, question.candidate);
  return '';
}

function lineIn(
  process: AudioProcess,
  line: number,
  port: number,
  onClosed: () => void,
): AudioLine {
  return {
    port,
    async negotiate(media) {
      await process.ask({ do: 'negotiate', line, media });
    },
    // A line that is gone says so by itself.
    hear: (event) => void process.ask({ do: 'hear', line, event }).catch(() => undefined),
    press: async (digits) => (await process.ask({ do: 'press', line, digits })) === 'sent',
    async quality() {
      const text = await process.ask({ do: 'quality', line });
      return text === undefined ? undefined : (JSON.parse(text) as LineQuality);
    },
    async [Symbol.asyncDispose]() {
      onClosed();
      await process.ask({ do: 'close', line }).catch(() => undefined);
    },
  };
}
