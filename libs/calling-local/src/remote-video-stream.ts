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
  private _isAvailable = false;
  private _isReceiving = false;
  private _size: StreamSize = { width: 0, height: 0 };
  private _track: MediaStreamTrack | undefined;
  private _stream: MediaStream | undefined;
  /** The height each view shows it at, in pixels of the screen. */
  private readonly _views = new Map<object, number>();
  private readonly _onWanted: () => void;

  constructor(source: Exclude<MediaSource, 'audio'>, onWanted: () => void) {
    super();
    this.source = source;
    this.mediaStreamType = source === 'camera' ? 'Video' : 'ScreenSharing';
    this._onWanted = onWanted;
  }

  get isAvailable(): boolean {
    return this._isAvailable;
  }

  get isReceiving(): boolean {
    return this._isReceiving;
  }

  get size(): StreamSize {
    return this._size;
  }

  /** The largest height any view shows; 0 when nobody looks. */
  get shownHeight(): number {
    return Math.max(0, ...this._views.values());
  }

  async getMediaStream(): Promise<MediaStream> {
    if (!this._stream) throw precondition('This stream has no media yet.');
    return this._stream;
  }

  get mediaStream(): MediaStream | undefined {
    return this._stream;
  }

  setAvailable(available: boolean): void {
    if (this._isAvailable === available) return;
    this._isAvailable = available;
    this.emit('isAvailableChanged');
    this._setReceiving(available && this._track?.muted === false);
  }

  setTrack(track: MediaStreamTrack | undefined): void {
    if (this._track === track) return;
    if (this._track) this._track.onmute = this._track.onunmute = null;
    this._track = track;
    this._stream = track && new MediaStream([track]);
    this.emit('mediaStreamChanged');
    if (!track) return this._setReceiving(false);
    track.onmute = () => this._setReceiving(false);
    track.onunmute = () => this._setReceiving(this._isAvailable);
    this._setReceiving(this._isAvailable && !track.muted);
  }

  setSize(size: StreamSize): void {
    if (size.width === this._size.width && size.height === this._size.height) return;
    this._size = size;
    this.emit('sizeChanged');
  }

  show(view: object, height: number): void {
    this._views.set(view, height);
    this._onWanted();
  }

  hide(view: object): void {
    if (this._views.delete(view)) this._onWanted();
  }

  private _setReceiving(receiving: boolean): void {
    if (this._isReceiving === receiving) return;
    this._isReceiving = receiving;
    this.emit('isReceivingChanged');
  }
}
