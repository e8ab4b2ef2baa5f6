import { audioError } from '../audio-errors.ts';
import type { Frame } from '../frame/frame.ts';
import { samplesPerFrame } from '../frame/sample-rate.ts';
import type { SampleRate } from '../frame/sample-rate.ts';
import { comfortNoise } from './comfort-noise.ts';
import { Loudness } from './loudness.ts';
import { softLimit } from './soft-limit.ts';

export interface MixerOptions {
  /** Of all frames that come and go. Default 48,000. */
  readonly sampleRate?: SampleRate;
  /** Default 50. */
  readonly maxParticipants?: number;
}

/** Somebody, as the mixer knows them. */
export interface MixedParticipant {
  readonly id: string;
  readonly isMuted: boolean;
  readonly isHeld: boolean;
  /** 1 is as it comes. */
  readonly volume: number;
  /** In dB of full scale, smoothed. */
  readonly dbov: number;
  readonly isSpeaking: boolean;
}

interface Participant {
  readonly id: string;
  readonly loudness: Loudness;
  isMuted: boolean;
  isHeld: boolean;
  volume: number;
}

/** One who is heard in this tick. */
interface Heard {
  readonly frame: Frame;
  readonly volume: number;
}

const MAX_VOLUME = 4;

/**
 * Lets everybody hear all but themselves. It knows no time: whoever has a frame in a tick is heard in it, whoever has none is not, and
 * nobody is waited for. What all say is added up once, and what one says taken off for them, so a tick costs what the number
 * of participants does, not its square. Who says nothing hears the same frame, by identity, as all others who say
 * nothing: it need be encoded only once for each codec.
 */
export class Mixer {
  readonly #frameLength: number;
  readonly #maxParticipants: number;
  readonly #noise: () => Frame;
  readonly #participants = new Map<string, Participant>();

  constructor({ sampleRate = 48_000, maxParticipants = 50 }: MixerOptions = {}) {
    this.#frameLength = samplesPerFrame(sampleRate);
    this.#maxParticipants = maxParticipants;
    this.#noise = comfortNoise(sampleRate);
  }

  get participants(): readonly MixedParticipant[] {
    return [...this.#participants.values()].map(({ loudness, ...one }) => ({
      ...one,
      dbov: loudness.dbov,
      isSpeaking: loudness.isSpeaking,
    }));
  }

  /** @throws `participant-exists`, `participants-full` */
  add(id: string): void {
    if (this.#participants.has(id))
      throw audioError('participant-exists', 'Somebody of this id takes part already.');
    if (this.#participants.size >= this.#maxParticipants)
      throw audioError('participants-full', 'As many take part as the mixer may have.');
    const participant = { id, isMuted: false, isHeld: false, volume: 1, loudness: new Loudness() };
    this.#participants.set(id, participant);
  }

  /** Who is not there is gone already. */
  remove(id: string): void {
    this.#participants.delete(id);
  }

  /** Whoever is muted hears, and is not heard. @throws `participant-missing` */
  setMuted(id: string, isMuted: boolean): void {
    this.#get(id).isMuted = isMuted;
  }

  /** Whoever is held neither hears nor is heard. @throws `participant-missing` */
  setHeld(id: string, isHeld: boolean): void {
    this.#get(id).isHeld = isHeld;
  }

  /** @param volume 0 to 4 times as loud as it comes. @throws `participant-missing`, `volume-invalid` */
  setVolume(id: string, volume: number): void {
    if (!(volume >= 0 && volume <= MAX_VOLUME))
      throw audioError('volume-invalid', 'A volume is from 0 to 4.', { target: 'volume' });
    this.#get(id).volume = volume;
  }

  /**
   * One tick.
   * @param frames of whoever has one; those of strangers or of another length are left out
   * @returns what each of those hears who are not held
   */
  mix(frames: ReadonlyMap<string, Frame>): Map<string, Frame> {
    const heard = this.#heardOf(frames);
    const mixed = new Map<string, Frame>();
    const sum = once(() => this.#sumOf(heard.values()));
    const noise = once(this.#noise);
    const all = once(() => alone(heard) ?? (heard.size > 0 ? limited(sum()) : noise()));
    for (const { id, isHeld } of this.#participants.values()) {
      if (isHeld) continue;
      const own = heard.get(id);
      mixed.set(id, own ? (othersOf(heard, own, noise) ?? limitedWithout(sum(), own)) : all());
    }
    return mixed;
  }

  #get(id: string): Participant {
    const participant = this.#participants.get(id);
    if (participant) return participant;
    throw audioError('participant-missing', 'Nobody of this id takes part.');
  }

  #heardOf(frames: ReadonlyMap<string, Frame>): Map<string, Heard> {
    const heard = new Map<string, Heard>();
    for (const { id, isMuted, isHeld, volume, loudness } of this.#participants.values()) {
      const frame = frames.get(id);
      const isHeard = frame?.length === this.#frameLength && !isMuted && !isHeld && volume > 0;
      loudness.put(isHeard ? frame : undefined);
      if (isHeard) heard.set(id, { frame, volume });
    }
    return heard;
  }

  #sumOf(all: Iterable<Heard>): Float64Array {
    const sum = new Float64Array(this.#frameLength);
    for (const { frame, volume } of all)
      for (let at = 0; at < sum.length; at++) sum[at]! += frame[at]! * volume;
    return sum;
  }
}

/** What is needed by some ticks only, and then by several listeners. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

/** The frame of the only one who is heard, if it is as loud as it comes: it need be neither added up nor limited. */
function alone(heard: ReadonlyMap<string, Heard>): Frame | undefined {
  const [only, another] = heard.values();
  return only?.volume === 1 && !another ? only.frame : undefined;
}

/** The same for one who speaks as well: what the only other says, or the noise where there is none. */
function othersOf(
  heard: ReadonlyMap<string, Heard>,
  own: Heard,
  noise: () => Frame,
): Frame | undefined {
  if (heard.size === 1) return noise();
  if (heard.size > 2) return undefined;
  const other = [...heard.values()].find((one) => one !== own);
  return other?.volume === 1 ? other.frame : undefined;
}

function limited(sum: Float64Array): Frame {
  const frame = new Int16Array(sum.length);
  for (let at = 0; at < sum.length; at++) frame[at] = softLimit(sum[at]!);
  return frame;
}

function limitedWithout(sum: Float64Array, own: Heard): Frame {
  const frame = new Int16Array(sum.length);
  for (let at = 0; at < sum.length; at++)
    frame[at] = softLimit(sum[at]! - own.frame[at]! * own.volume);
  return frame;
}
