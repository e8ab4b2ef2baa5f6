import { resampler, samplesPerFrame, silentFrame } from '@switchboard/audio';
import type { Frame, Resampler } from '@switchboard/audio';
import type { CallAudio } from '../audio/call-audio.ts';
import type { RecordingStart } from './protocol.ts';
import { Mp3File } from './mp3-file.ts';
import { PeaksFile, peaksPath } from './peaks-file.ts';
import { RECORDED_RATE } from './recording-file.ts';
import type { RecordingFile } from './recording-file.ts';
import { sum } from './sum.ts';
import { WavFile } from './wav-file.ts';

/** Of a recording in which each has their own. */
export const SEPARATE_CHANNELS = 5;
/** A second: as much is lost of a recording whose process is killed. */
const TICKS_PER_PART = 50;
/** Seconds that may wait for a disk. */
const MAX_WAITING = 30;

export interface RecorderEvents {
  full(): void;
  unwritten(): void;
}

interface Files {
  readonly file: RecordingFile;
  readonly peaks: PeaksFile;
}

interface Channel {
  user: string | undefined;
  readonly turn: Resampler;
}

/** Writes what is heard in a call. No tick waits for the disk. */
export class Recorder implements AsyncDisposable {
  readonly #file: RecordingFile;
  readonly #peaks: PeaksFile;
  readonly #events: RecorderEvents;
  readonly #maxBytes: number;
  readonly #isMixed: boolean;
  readonly #channels: readonly Channel[];
  #part: Int16Array;
  #ticks = 0;
  #isPaused: boolean;
  /** It takes nothing more. */
  #isOver = false;
  #waiting = 0;
  #writing: Promise<void> = Promise.resolve();
  #closing: Promise<void> | undefined;

  private constructor({ file, peaks }: Files, start: RecordingStart, events: RecorderEvents) {
    const { channels, isPaused, maxBytes } = start;
    this.#file = file;
    this.#peaks = peaks;
    this.#events = events;
    this.#maxBytes = maxBytes;
    this.#isPaused = isPaused;
    this.#isMixed = channels === 'mixed';
    const users: readonly (string | undefined)[] =
      channels === 'mixed'
        ? [undefined]
        : Array.from({ length: SEPARATE_CHANNELS }, (_, at) => channels[at]);
    this.#channels = users.map((user) => ({ user, turn: resampler(48_000, RECORDED_RATE) }));
    this.#part = this.#newPart();
  }

  static async open(start: RecordingStart, events: RecorderEvents): Promise<Recorder> {
    const { path, format, channels } = start;
    const count = channels === 'mixed' ? 1 : SEPARATE_CHANNELS;
    const file = await (format === 'mp3' ? Mp3File.create(path) : WavFile.create(path, count));
    const peaks = await PeaksFile.create(peaksPath(path), count);
    return new Recorder({ file, peaks }, start, events);
  }

  pause(on: boolean): void {
    this.#isPaused = on;
  }

  /** What is heard in this tick; it is taken also while nothing of it is written. */
  tick(audio: CallAudio): void {
    const frames = this.#isMixed
      ? [audio.tick(undefined)]
      : this.#separate(audio.tickEach(undefined));
    if (this.#isPaused || this.#isOver) return;
    frames.forEach((frame, channel) => this.#put(frame, channel));
    this.#ticks += 1;
    if (this.#ticks === TICKS_PER_PART) this.#write();
  }

  /** Fulfilled when the file is whole. */
  [Symbol.asyncDispose](): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  /** Those without a channel get the next free one; when there is none, they share the last. */
  #separate(voices: Map<string, Frame>): (Frame | undefined)[] {
    for (const user of voices.keys()) {
      if (this.#channels.some((one) => one.user === user)) continue;
      const free = this.#channels.find((one) => one.user === undefined);
      if (free) free.user = user;
    }
    const frames = this.#channels.map(({ user }) => voices.get(user ?? ''));
    const others = [...voices].filter(([user]) => !this.#channels.some((one) => one.user === user));
    for (const [, frame] of others) frames[frames.length - 1] = sum(frames.at(-1), frame);
    return frames;
  }

  #put(frame: Frame | undefined, channel: number): void {
    const count = this.#channels.length;
    // The resampler goes on through silence, so that nothing of the last word is in the next.
    const samples = this.#channels[channel]!.turn(frame ?? silentFrame(48_000));
    const begin = this.#ticks * samples.length * count + channel;
    for (let at = 0; at < samples.length; at++) this.#part[begin + at * count] = samples[at]!;
  }

  #write(): void {
    const length = this.#ticks * samplesPerFrame(RECORDED_RATE) * this.#channels.length;
    const part = this.#part.subarray(0, length);
    this.#part = this.#newPart();
    this.#ticks = 0;
    if (this.#waiting >= MAX_WAITING) return this.#end(() => this.#events.unwritten());
    this.#waiting += 1;
    this.#writing = this.#writing
      .then(() => this.#append(part))
      .catch(() => this.#end(() => this.#events.unwritten()))
      .finally(() => (this.#waiting -= 1));
  }

  async #append(part: Int16Array): Promise<void> {
    await this.#file.append(part);
    await this.#peaks.append(part);
    const { bytes, maxBytesPerSecond } = this.#file;
    if (bytes + maxBytesPerSecond > this.#maxBytes) this.#end(() => this.#events.full());
  }

  #end(tell: () => void): void {
    if (this.#isOver) return;
    this.#isOver = true;
    tell();
  }

  async #close(): Promise<void> {
    if (!this.#isOver && this.#ticks > 0) this.#write();
    this.#isOver = true;
    await this.#writing;
    await this.#peaks.close();
    await this.#file.close();
  }

  #newPart(): Int16Array {
    return new Int16Array(TICKS_PER_PART * samplesPerFrame(RECORDED_RATE) * this.#channels.length);
  }
}
