import type { LocalVideoStream } from '@azure/communication-calling';
import type { CallAction, MediaSource } from '@switchboard/acs-wire';
import { CallingError, invalidArgument, precondition } from './errors.ts';
import { original } from './held.ts';
import { VideoStream } from './local-video-stream.ts';
import { refusalOf } from './own-media.ts';
import type { OwnMediaDeps } from './own-media.ts';
import { captureScreen } from './screen.ts';

/** Camera and screen that a person shows in one call. */
export class OwnPictures {
  private readonly _deps: OwnMediaDeps;
  private _camera: VideoStream | undefined;
  private _screen: VideoStream | undefined;

  constructor(deps: OwnMediaDeps) {
    this._deps = deps;
  }

  get camera(): VideoStream | undefined {
    return this._camera;
  }

  get screen(): VideoStream | undefined {
    return this._screen;
  }

  get streams(): readonly LocalVideoStream[] {
    const streams = [this._camera, this._screen].filter((stream) => stream !== undefined);
    return streams as unknown as LocalVideoStream[];
  }

  /** Shows what the call begins with. */
  begin(given: LocalVideoStream | undefined): void {
    if (!given) return;
    const camera = ownVideo(given);
    this._camera = camera;
    this._deps.sending.startVideo('camera', camera).catch((error) => this._cameraFailed(error));
  }

  async startCamera(stream: LocalVideoStream): Promise<void> {
    const { assertMay, update, sending, emit, events } = this._deps;
    const video = ownVideo(stream);
    if (this._camera === video) throw new CallingError('This video is on.', 400, 41027);
    assertMay('sendVideo', 'Your role does not send video.');
    const track = await video.getMediaStream();
    if (track.getVideoTracks().length === 0) throw invalidArgument('The stream has no video.');
    await update({ camera: true });
    const former = this._camera;
    this._camera = video;
    await sending.startVideo('camera', video);
    emit('localVideoStreamsUpdated', { added: [video], removed: former ? [former] : [] });
    if (!former) emit('isLocalVideoStartedChanged');
    events.publish('camera', 'live');
  }

  async stopCamera(stream: LocalVideoStream): Promise<void> {
    if (ownVideo(stream) !== this._camera) throw invalidArgument('This video is not on.');
    this._drop('camera');
    await this._deps.update({ camera: false });
  }

  async startScreen(stream?: LocalVideoStream): Promise<void> {
    const { assertMay, update, sending, emit, owner } = this._deps;
    if (this._screen) throw precondition('A screen is being shared already.');
    assertMay('shareScreen', 'Your role does not share a screen.');
    const screen = stream ? ownVideo(stream) : await captureScreen(owner.platform);
    try {
      await update({ screen: true });
    } catch (error) {
      screen.dispose();
      throw error;
    }
    this._screen = screen;
    await sending.startVideo('screen', screen);
    emit('localVideoStreamsUpdated', { added: [screen], removed: [] });
    emit('isScreenSharingOnChanged');
  }

  async stopScreen(): Promise<void> {
    if (!this._screen) return;
    this._drop('screen');
    await this._deps.update({ screen: false });
  }

  /** The device or the browser ended what was shown. */
  ended(source: MediaSource): void {
    if (source === 'screen') this.stopScreen().catch(() => undefined);
    if (source === 'camera' && this._camera) this._giveUpCamera();
  }

  /** A new role may take camera and screen away. */
  allow(may: readonly CallAction[]): void {
    if (!may.includes('sendVideo')) this._drop('camera');
    if (!may.includes('shareScreen')) this._drop('screen');
  }

  /** The call is over, and so is what was shown in it. */
  clear(): void {
    this._camera = this._screen = undefined;
  }

  private _cameraFailed(error: unknown): void {
    this._deps.events.publish('camera', refusalOf(error));
    this._giveUpCamera();
  }

  private _giveUpCamera(): void {
    this._drop('camera');
    this._deps.update({ camera: false }).catch(() => undefined);
  }

  private _drop(source: 'camera' | 'screen'): void {
    const { sending, emit } = this._deps;
    const stream = source === 'camera' ? this._camera : this._screen;
    if (!stream) return;
    sending.stopVideo(source);
    if (source === 'camera') this._camera = undefined;
    else this._screen = undefined;
    if (source === 'screen') stream.dispose();
    emit('localVideoStreamsUpdated', { added: [], removed: [stream] });
    emit(source === 'camera' ? 'isLocalVideoStartedChanged' : 'isScreenSharingOnChanged');
  }
}

function ownVideo(given: unknown): VideoStream {
  const stream = original(given);
  if (stream instanceof VideoStream) return stream;
  throw invalidArgument('Only streams of this module can be sent.');
}
