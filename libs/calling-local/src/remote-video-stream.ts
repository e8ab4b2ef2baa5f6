import type { MediaStreamType, RemoteVideoStream, StreamSize } from '@azure/communication-calling';
import type { MediaSource } from '@switchboard/acs-wire';
import { Emitter } from './emitter.ts';
import { precondition } from './errors.ts';

let lastId = 0;

/** Somebody's camera or screen: there all the time, available while they send. */
export class IncomingVideo extends Emitter implements RemoteVideoStream {
  readonly id = ++lastId;
  readonly mediaStreamType: MediaStreamType;
  readonly source: Exclude<MediaSource, 'audio'>;
  #isAvailable = false;
  #isReceiving = false;
  #size: StreamSize = { width: 0, height: 0 };
  #track: MediaStreamTrack | undefined;
  #stream: MediaStream | undefined;
  /** The height each view shows it at, in pixels of the screen. */
  readonly #views = new Map<object, number>();
  readonly #onWanted: () => void;

  constructor(source: Exclude<MediaSource, 'audio'>, onWanted: () => void) {
    super();
    this.source = source;
    this.mediaStreamType = source === 'camera' ? 'Video' : 'ScreenSharing';
    this.#onWanted = onWanted;
  }

  get isAvailable(): boolean {
    return this.#isAvailable;
  }

  get isReceiving(): boolean {
    return this.#isReceiving;
  }

  get size(): StreamSize {
    return this.#size;
  }

  /** The largest height any view shows; 0 when nobody looks. */
  get shownHeight(): number {
    return Math.max(0, ...this.#views.values());
  }

  async getMediaStream(): Promise<MediaStream> {
    if (!this.#stream) throw precondition('This stream has no media yet.');
    return this.#stream;
  }

  get mediaStream(): MediaStream | undefined {
    return this.#stream;
  }

  setAvailable(available: boolean): void {
    if (this.#isAvailable === available) return;
    this.#isAvailable = available;
    this.emit('isAvailableChanged');
    this.#setReceiving(available && this.#track?.muted === false);
  }

  setTrack(track: MediaStreamTrack | undefined): void {
    if (this.#track === track) return;
    if (this.#track) this.#track.onmute = this.#track.onunmute = null;
    this.#track = track;
    this.#stream = track && new MediaStream([track]);
    this.emit('mediaStreamChanged');
    if (!track) return this.#setReceiving(false);
    track.onmute = () => this.#setReceiving(false);
    track.onunmute = () => this.#setReceiving(this.#isAvailable);
    this.#setReceiving(this.#isAvailable && !track.muted);
  }

  setSize(size: StreamSize): void {
    if (size.width === this.#size.width && size.height === this.#size.height) return;
    this.#size = size;
    this.emit('sizeChanged');
  }

  show(view: object, height: number): void {
    this.#views.set(view, height);
    this.#onWanted();
  }

  hide(view: object): void {
    if (this.#views.delete(view)) this.#onWanted();
  }

  #setReceiving(receiving: boolean): void {
    if (this.#isReceiving === receiving) return;
    this.#isReceiving = receiving;
    this.emit('isReceivingChanged');
  }
}
