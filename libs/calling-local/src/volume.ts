import type { Volume } from '@azure/communication-calling';
import { Emitter } from './emitter.ts';
import type { Platform } from './platform.ts';

/** Often enough for a bar that moves with the voice. */
const EVERY_MS = 100;
/** Nearly all of the time between two looks, so that a short sound is not missed. */
const SAMPLES = 4096;

/**
 * How loud a stream is, 0 to 100. There is no event for that, so it is measured, but only while
 * somebody listens.
 */
export class LocalVolume extends Emitter implements Volume {
  #level = 0;
  #context: AudioContext | undefined;
  #timer: Disposable | undefined;
  readonly #stream: MediaStream;
  readonly #platform: Platform;

  constructor(stream: MediaStream, platform: Platform) {
    super();
    this.#stream = stream;
    this.#platform = platform;
  }

  get level(): number {
    return this.#level;
  }

  override on(event: string, listener: (...args: never[]) => unknown): void {
    super.on(event, listener);
    if (!this.#timer) this.#start();
  }

  override off(event: string, listener: (...args: never[]) => unknown): void {
    super.off(event, listener);
    if (this.listenerCount === 0) this.stop();
  }

  stop(): void {
    this.#timer?.[Symbol.dispose]();
    this.#timer = undefined;
    this.#context?.close().catch(() => undefined);
    this.#context = undefined;
  }

  #start(): void {
    const { AudioContext, clock } = this.#platform;
    if (!AudioContext || this.#stream.getAudioTracks().length === 0) return;
    const context = new AudioContext();
    this.#context = context;
    // A page that was never touched starts it suspended, and measures silence until it is.
    context.resume().catch(() => undefined);
    const analyser = context.createAnalyser();
    analyser.fftSize = SAMPLES;
    context.createMediaStreamSource(this.#stream).connect(analyser);
    const samples = new Float32Array(SAMPLES);
    const measure = (): void => {
      this.#timer = clock.after(EVERY_MS, measure);
      analyser.getFloatTimeDomainData(samples);
      this.#set(levelOf(samples));
    };
    measure();
  }

  #set(level: number): void {
    if (level === this.#level) return;
    this.#level = level;
    this.emit('levelChanged');
  }
}

/** Ordinary speech is about a tenth of full scale, and should be about half of the bar. */
function levelOf(samples: Float32Array): number {
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  return Math.min(100, Math.round(Math.sqrt(power) * 500));
}
