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
  private _level = 0;
  private _context: AudioContext | undefined;
  private _timer: Disposable | undefined;
  private readonly _stream: MediaStream;
  private readonly _platform: Platform;

  constructor(stream: MediaStream, platform: Platform) {
    super();
    this._stream = stream;
    this._platform = platform;
  }

  get level(): number {
    return this._level;
  }

  override on(event: string, listener: (...args: never[]) => unknown): void {
    super.on(event, listener);
    if (!this._timer) this._start();
  }

  override off(event: string, listener: (...args: never[]) => unknown): void {
    super.off(event, listener);
    if (this.listenerCount === 0) this.stop();
  }

  stop(): void {
    this._timer?.[Symbol.dispose]();
    this._timer = undefined;
    this._context?.close().catch(() => undefined);
    this._context = undefined;
  }

  private _start(): void {
    const { AudioContext, clock } = this._platform;
    if (!AudioContext || this._stream.getAudioTracks().length === 0) return;
    const context = new AudioContext();
    this._context = context;
    // A page that was never touched starts it suspended, and measures silence until it is.
    context.resume().catch(() => undefined);
    const analyser = context.createAnalyser();
    analyser.fftSize = SAMPLES;
    context.createMediaStreamSource(this._stream).connect(analyser);
    const samples = new Float32Array(SAMPLES);
    const measure = (): void => {
      this._timer = clock.after(EVERY_MS, measure);
      analyser.getFloatTimeDomainData(samples);
      this._set(levelOf(samples));
    };
    measure();
  }

  private _set(level: number): void {
    if (level === this._level) return;
    this._level = level;
    this.emit('levelChanged');
  }
}

/** Ordinary speech is about a tenth of full scale, and should be about half of the bar. */
function levelOf(samples: Float32Array): number {
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  return Math.min(100, Math.round(Math.sqrt(power) * 500));
}
