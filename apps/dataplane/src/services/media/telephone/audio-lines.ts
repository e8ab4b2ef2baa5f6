import type { Logger } from '@switchboard/service';
import type { AskedChild } from '../../../platform/supervised/asked-child.ts';
import { KeptChild } from '../../../platform/supervised/kept-child.ts';
import { replyTo } from '../audio/questions.ts';
import type { MediaSignalling } from '../audio/signalling.ts';
import { AudioUnavailable } from './audio-line.ts';
import type { AudioLine, AudioLineEvents, TelephoneSound } from './audio-line.ts';
import type { Begin, Command, FailureKind, LineMessage, LineQuality } from './protocol.ts';

type AudioProcess = AskedChild<Begin, Command, LineMessage, FailureKind>;

interface Open {
  readonly signalling: MediaSignalling;
  readonly events: AudioLineEvents;
}

/** The sound of all telephones of this data plane, in a process beside that is started again when it dies. */
export class AudioLines implements TelephoneSound {
  readonly #log: Logger;
  readonly #open = new Map<number, Open>();
  readonly #process: KeptChild<Begin, Command, LineMessage, FailureKind>;
  #lastLine = 0;

  constructor(begin: Begin, log: Logger) {
    this.#log = log;
    this.#process = new KeptChild({
      ...{ program: './audio-process', callerUrl: import.meta.url, begin },
      heard: (process, message) => this.#heard(process, message),
      crashed: (stack) => log.error({ stack }, 'the process for sound crashed'),
      gone: () => new AudioUnavailable('The process for sound is gone.'),
      errorOf: (kind, message) =>
        kind === 'ports' ? new AudioUnavailable(message) : new Error(message),
      began: (pid) => log.info({ pid }, 'the process for telephone sound is there'),
      died: (stderr) => this.#died(stderr),
    });
  }

  /** How many telephones have their sound here. */
  get size(): number {
    return this.#open.size;
  }

  get pid(): number | undefined {
    return this.#process.pid;
  }

  /** @throws AudioUnavailable */
  async open(signalling: MediaSignalling, events: AudioLineEvents): Promise<AudioLine> {
    const process = await this.#process.reach();
    const line = ++this.#lastLine;
    this.#open.set(line, { signalling, events });
    try {
      const port = Number(await process.ask({ do: 'open', line }));
      return lineIn({ process, line, port, events, onClosed: () => this.#open.delete(line) });
    } catch (error) {
      this.#open.delete(line);
      throw error;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#process[Symbol.asyncDispose]();
    this.#open.clear();
  }

  #died(stderr: string): void {
    const lost = [...this.#open.values()];
    this.#open.clear();
    this.#log.error({ lines: lost.length, stderr }, 'the process for telephone sound is gone');
    for (const { events } of lost) events.lost();
  }

  #heard(process: AudioProcess, message: LineMessage): void {
    const open = this.#open.get(message.line);
    if (message.say === 'ask') {
      const { ask, question } = message;
      void replyTo(open?.signalling, question)
        .then((reply) => process.ask({ do: 'reply', ask, reply }))
        // Nobody waits any more where nobody is.
        .catch(() => undefined);
      return;
    }
    if (message.say === 'digit') return open?.events.digit(message.digit);
    if (message.say === 'dead') return open?.events.lost();
    if (message.say === 'measured') return open?.events.measured(message.quality);
    this.#log.warn({ problem: message.message }, 'the sound of a telephone was interrupted');
  }
}

interface LineParts {
  readonly process: AudioProcess;
  readonly line: number;
  readonly port: number;
  readonly events: AudioLineEvents;
  readonly onClosed: () => void;
}

function lineIn({ process, line, port, events, onClosed }: LineParts): AudioLine {
  return {
    port,
    async negotiate(media) {
      await process.ask({ do: 'negotiate', line, media });
    },
    // A line that is gone says so by itself.
    hear: (event) => void process.ask({ do: 'hear', line, event }).catch(() => undefined),
    press: async (digits) => (await process.ask({ do: 'press', line, digits })) === 'sent',
    async [Symbol.asyncDispose]() {
      onClosed();
      const text = await process.ask({ do: 'close', line }).catch(() => undefined);
      if (text !== undefined) events.measured(JSON.parse(text) as LineQuality);
    },
  };
}
