import { resampler, silentFrame } from '@switchboard/audio';
import type { Frame } from '@switchboard/audio';
import { sum } from '../sum.ts';
import type { ApplicationSocket } from './application-socket.ts';
import { readSpoken } from './read-spoken.ts';
import { isSilent } from './silent.ts';
import { Speakers } from './speakers.ts';
import type { SpeakerFrame } from './speakers.ts';
import { SpokenQueue } from './spoken-queue.ts';
import type { StreamContent } from './stream-protocol.ts';

/** Of what a server says, that wait to be heard: what is beyond them is not. */
const MAX_WAITING_SECONDS = 60;

type AudioContent = Extract<StreamContent, { readonly kind: 'audio' }>;

/** What is heard in a call, frame by frame, and what its server answers. */
export class AudioStream implements Disposable {
  readonly #socket: ApplicationSocket;
  readonly #hear: (voices: ReadonlyMap<string, Frame>) => readonly Heard[];
  readonly #spoken: SpokenQueue | undefined;

  constructor({ sampleRate, isMixed, isBidirectional }: AudioContent, socket: ApplicationSocket) {
    this.#socket = socket;
    this.#hear = isMixed ? mixing(sampleRate) : separating(sampleRate);
    if (isBidirectional) this.#spoken = new SpokenQueue(sampleRate, MAX_WAITING_SECONDS);
  }

  /** What its server sent. Where nobody listens to it, and what is no frame, is left. */
  received(text: string): void {
    if (!this.#spoken) return;
    const spoken = readSpoken(text);
    if (spoken?.kind === 'stop') this.#spoken.clear();
    if (spoken?.kind === 'audio') this.#spoken.put(spoken.samples);
  }

  tick(voices: ReadonlyMap<string, Frame>): void {
    for (const heard of this.#hear(voices)) this.#socket.send(frameOf(heard));
  }

  /** What its server says in this tick. */
  speak(): Frame | undefined {
    return this.#spoken?.take();
  }

  [Symbol.dispose](): void {
    this.#socket[Symbol.dispose]();
  }
}

type Heard = Pick<SpeakerFrame, 'samples'> & { readonly user?: string };

function mixing(rate: AudioContent['sampleRate']) {
  const turn = resampler(48_000, rate);
  return (voices: ReadonlyMap<string, Frame>): readonly Heard[] => {
    const all = [...voices.values()].reduce<Frame | undefined>(sum, undefined);
    return [{ samples: turn(all ?? silentFrame(48_000)) }];
  };
}

function separating(rate: AudioContent['sampleRate']) {
  const speakers = new Speakers(rate);
  return (voices: ReadonlyMap<string, Frame>): readonly Heard[] => speakers.tick(voices);
}

function frameOf({ user, samples }: Heard): string {
  const { buffer, byteOffset, byteLength } = samples;
  const audioData = {
    timestamp: new Date().toISOString(),
    participantRawID: user,
    data: Buffer.from(buffer, byteOffset, byteLength).toString('base64'),
    silent: isSilent(samples),
  };
  return JSON.stringify({ kind: 'AudioData', audioData });
}
