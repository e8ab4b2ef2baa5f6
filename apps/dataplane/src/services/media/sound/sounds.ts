import type { Logger } from '@switchboard/service';
import type { AskedChild } from '../../../platform/supervised/asked-child.ts';
import { KeptChild } from '../../../platform/supervised/kept-child.ts';
import { replyTo } from '../audio/questions.ts';
import type { MediaSignalling } from '../audio/signalling.ts';
import { readPcm } from './ear.ts';
import { PromptUnplayable, SoundUnavailable } from './call-sound.ts';
import type { CallSound, CallSoundEvents, CallSounds } from './call-sound.ts';
import type { Begin, Command, FailureKind, SoundMessage } from './protocol.ts';

type SoundProcess = AskedChild<Begin, Command, SoundMessage, FailureKind>;

interface Open {
  readonly signalling: MediaSignalling;
  readonly events: CallSoundEvents;
}

/** What services say in calls, in a process beside that begins with the first and is started again when it dies. */
export class Sounds implements CallSounds {
  readonly #log: Logger;
  readonly #open = new Map<number, Open>();
  readonly #process: KeptChild<Begin, Command, SoundMessage, FailureKind>;
  #last = 0;

  constructor(log: Logger) {
    this.#log = log;
    this.#process = new KeptChild({
      ...{ program: './sound-process', callerUrl: import.meta.url, begin: {} },
      heard: (process, message) => this.#heard(process, message),
      crashed: (stack) => log.error({ stack }, 'the process for sounds in calls crashed'),
      gone: () => new SoundUnavailable('The process for sounds in calls is gone.'),
      errorOf: (kind, message) =>
        kind === 'file' ? new PromptUnplayable(Number(message)) : new Error(message),
      began: (pid) => log.info({ pid }, 'the process for sounds in calls is there'),
      died: (stderr) => this.#died(stderr),
    });
  }

  get pid(): number | undefined {
    return this.#process.pid;
  }

  async open(
    signalling: MediaSignalling,
    speaks: boolean,
    events: CallSoundEvents,
  ): Promise<CallSound> {
    const process = await this.#process.reach();
    const sound = ++this.#last;
    this.#open.set(sound, { signalling, events });
    try {
      await process.ask({ do: 'open', sound, speaks });
    } catch (error) {
      this.#open.delete(sound);
      throw error;
    }
    return soundIn(process, sound, () => this.#open.delete(sound));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#process[Symbol.asyncDispose]();
    this.#open.clear();
  }

  #died(stderr: string): void {
    const lost = [...this.#open.values()];
    this.#open.clear();
    this.#log.error({ sounds: lost.length, stderr }, 'the process for sounds in calls is gone');
    for (const { events } of lost) events.lost();
  }

  #heard(process: SoundProcess, message: SoundMessage): void {
    const open = this.#open.get(message.sound);
    switch (message.say) {
      case 'ask': {
        const { ask, question } = message;
        void replyTo(open?.signalling, question)
          .then((reply) => process.ask({ do: 'reply', ask, reply }))
          // Nobody waits any more where nobody is.
          .catch(() => undefined);
        return;
      }
      case 'failed':
        return this.#log.warn({ problem: message.message }, 'a sound in a call was interrupted');
      case 'full':
        return open?.events.full();
      case 'unwritten':
        return open?.events.unwritten();
      case 'streamed':
        return open?.events.streamed(message.stream, message.news);
      case 'spoke':
        return open?.events.spoke(message.listening);
      case 'said':
        return open?.events.said(message.listening, readPcm(message.pcm));
      default:
        return open?.events[message.say](message.prompt);
    }
  }
}

function soundIn(process: SoundProcess, sound: number, onClosed: () => void): CallSound {
  // One that is gone says so by itself.
  const tell = (command: Command): void => void process.ask(command).catch(() => undefined);
  return {
    hear: (event) => tell({ do: 'hear', sound, event }),
    async play(prompt) {
      await process.ask({ do: 'play', sound, prompt });
    },
    async append(part) {
      await process.ask({ do: 'append', sound, part });
    },
    async listen(listening) {
      await process.ask({ do: 'listen', sound, listening });
    },
    stopListening: async () =>
      void (await process.ask({ do: 'listen', sound }).catch(() => undefined)),
    stop: async () => void (await process.ask({ do: 'stop', sound }).catch(() => undefined)),
    async stream(stream) {
      await process.ask({ do: 'stream', sound, stream });
    },
    write: (stream, frame, isGreeting) => tell({ do: 'write', sound, stream, frame, isGreeting }),
    endStream: async (stream) =>
      void (await process.ask({ do: 'end-stream', sound, stream }).catch(() => undefined)),
    record: async (recording) => void (await process.ask({ do: 'record', sound, recording })),
    pause: async (on) => void (await process.ask({ do: 'pause', sound, on })),
    finish: async () => void (await process.ask({ do: 'finish', sound })),
    async [Symbol.asyncDispose]() {
      onClosed();
      await process.ask({ do: 'close', sound }).catch(() => undefined);
    },
  };
}
