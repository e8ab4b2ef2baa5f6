import type {
  AudioDeviceInfo,
  MediaStreamType,
  VideoDeviceInfo,
} from '@azure/communication-calling';
import { Emitter } from './emitter.ts';
import { disposed, CallingError } from './errors.ts';
import { FeatureSet } from './feature-set.ts';

/** What microphone and camera streams have in common: a device or a stream, opened when needed. */
export abstract class LocalStream<
  Source extends AudioDeviceInfo | VideoDeviceInfo,
> extends Emitter {
  readonly autoDispose: boolean;
  protected readonly features = new FeatureSet();
  private _source: Source | MediaStream;
  private _stream: Promise<MediaStream> | undefined;
  private _disposed = false;

  constructor(source: Source | MediaStream, autoDispose: boolean) {
    super();
    this._source = source;
    this.autoDispose = autoDispose;
  }

  abstract get mediaStreamType(): MediaStreamType;
  protected abstract open(source: Source): Promise<MediaStream>;
  protected abstract describe(stream: MediaStream): Source;
  protected abstract changed(): void;

  get source(): Source {
    const source = this._source;
    return isMediaStream(source) ? this.describe(source) : source;
  }

  /** True for a stream that somebody else made and will stop. */
  get isBorrowed(): boolean {
    return isMediaStream(this._source);
  }

  getMediaStream(): Promise<MediaStream> {
    if (this._disposed) return Promise.reject(disposed('stream'));
    const source = this._source;
    const opening = (this._stream ??= isMediaStream(source)
      ? Promise.resolve(source)
      : this.open(source));
    opening.catch(() => {
      if (this._stream === opening) this._stream = undefined;
    });
    return opening;
  }

  async setMediaStream(source: MediaStream): Promise<void> {
    await this._replace(source);
  }

  async switchSource(source: Source): Promise<void> {
    await this._replace(source);
  }

  dispose(): void {
    if (this._disposed) return;
    this._disposed = true;
    this._release();
    this.features.dispose();
    this.removeListeners();
  }

  /** The new one is opened before the old one goes: a device that fails changes nothing. */
  private async _replace(source: Source | MediaStream): Promise<void> {
    if (this._disposed) throw disposed('stream');
    const stream = isMediaStream(source) ? source : await this.open(source);
    this._release();
    this._source = source;
    this._stream = Promise.resolve(stream);
    this.changed();
  }

  private _release(): void {
    const stream = this._stream;
    this._stream = undefined;
    if (this.isBorrowed) return;
    // One that never opened has nothing to stop.
    stream?.then(stopTracks).catch(() => undefined);
  }
}

export function isMediaStream(value: unknown): value is MediaStream {
  return typeof value === 'object' && value !== null && 'getTracks' in value;
}

export function stopTracks(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

/** What the browser says about a device, as the calling SDK says it. */
export function deviceError(error: unknown): CallingError {
  const name = error instanceof Error ? error.name : '';
  const options = { cause: error };
  if (name === 'NotAllowedError')
    return new CallingError('Permission denied.', 403, 43005, options);
  if (name === 'NotFoundError') return new CallingError('No such device.', 404, 43006, options);
  if (name === 'NotReadableError')
    return new CallingError('The device is in use.', 409, 43007, options);
  return new CallingError('The device could not be opened.', 500, 43008, options);
}
