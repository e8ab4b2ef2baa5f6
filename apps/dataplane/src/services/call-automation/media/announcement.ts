import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PlaySource } from '@switchboard/acs-wire';
import { writeWav } from '@switchboard/audio';
import type { SampleRate, WavSound } from '@switchboard/audio';
import type { Logger } from '@switchboard/service';
import type { CallSpeech } from './speech.ts';

/** What people hear when they are recorded. */
export type AnnouncementKind = 'words' | 'tone' | 'off';

export interface AnnouncementDeps {
  readonly kind: AnnouncementKind;
  readonly speech: Pick<CallSpeech, 'say'>;
  readonly log: Logger;
}

const SENTENCE: PlaySource = {
  kind: 'text',
  text: {
    ...{ text: 'This call is being recorded.', sourceLocale: 'en-US' },
    ...{ voiceKind: undefined, voiceName: undefined },
  },
  ...{ file: undefined, ssml: undefined, playSourceCacheId: undefined },
};
/** A service that speaks may be far away, and nobody waits longer for it. */
const SPEAK_MS = 4_000;
const RATE = 16_000;

/** The sound that tells people that they are recorded: a file, made when it is first needed. */
export class Announcement implements AsyncDisposable {
  readonly #deps: AnnouncementDeps;
  #folder: Promise<string> | undefined;
  #file: Promise<string> | undefined;

  constructor(deps: AnnouncementDeps) {
    this.#deps = deps;
  }

  /** Nothing is to be heard. */
  get isOff(): boolean {
    return this.#deps.kind === 'off';
  }

  /** @returns the path of a WAV file */
  file(): Promise<string> {
    this.#file ??= this.#make();
    return this.#file;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#file?.catch(() => undefined);
    const folder = await this.#folder?.catch(() => undefined);
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  }

  async #make(): Promise<string> {
    const sound = (this.#deps.kind === 'words' ? await this.#speak() : undefined) ?? tones(2);
    this.#folder ??= mkdtemp(join(tmpdir(), 'switchboard-announcement-'));
    const path = join(await this.#folder, 'announcement.wav');
    await writeFile(path, writeWav(sound), { mode: 0o600 });
    return path;
  }

  /** @returns nothing where nobody can speak now; tones say it then */
  async #speak(): Promise<WavSound | undefined> {
    const { speech, log } = this.#deps;
    const parts: WavSound[] = [];
    try {
      const ending = AbortSignal.timeout(SPEAK_MS);
      for await (const part of speech.say(SENTENCE, ending)) parts.push(part);
    } catch (error) {
      log.warn({ err: error }, 'recordings are announced by tones: nobody speaks here');
      return undefined;
    }
    const [first] = parts;
    if (!first) return undefined;
    const words = parts.flatMap(({ samples }) => [...samples]);
    // Whoever has just come, and is not heard at once, misses no word.
    return soundOf([...signal(1, first.sampleRate), ...words], first.sampleRate);
  }
}

function tones(times: number): WavSound {
  return soundOf(signal(times, RATE), RATE);
}

function soundOf(samples: readonly number[], sampleRate: SampleRate): WavSound {
  return { sampleRate, samples: Int16Array.from(samples) };
}

/** Two tones one after the other, the second one lower. */
function signal(times: number, rate: SampleRate): number[] {
  const both = [880, 660].flatMap((hz) => tone(hz, rate));
  return Array.from({ length: times }, () => both).flat();
}

/** A quarter of a second. */
function tone(hz: number, rate: SampleRate): number[] {
  const length = rate / 4;
  const fade = rate / 100;
  return Array.from({ length }, (_, at) => {
    // It comes and goes, so that nothing clicks.
    const loudness = Math.min(1, at / fade, (length - at) / fade);
    return Math.round(6_000 * loudness * Math.sin((2 * Math.PI * hz * at) / rate));
  });
}
