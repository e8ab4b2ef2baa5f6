import type { RemoteAudioStream } from '@azure/communication-calling';
import { Held } from './held.ts';
import type { Platform } from './platform.ts';
import { LocalVolume } from './volume.ts';

/** Somebody's voice, played as long as it is there. */
export class IncomingAudio extends Held implements RemoteAudioStream {
  readonly track: MediaStreamTrack;
  private readonly _stream: MediaStream;
  private readonly _player: HTMLAudioElement;
  private readonly _platform: Platform;
  private _volume: LocalVolume | undefined;

  constructor(track: MediaStreamTrack, platform: Platform) {
    super();
    this.track = track;
    this._platform = platform;
    this._stream = new MediaStream([track]);
    this._player = new Audio();
    this._player.srcObject = this._stream;
    // A page that was never touched may not play; the first click of an answer is a touch.
    this._player.play().catch(() => undefined);
  }

  async getMediaStream(): Promise<MediaStream> {
    return this._stream;
  }

  async getVolume(): Promise<LocalVolume> {
    return (this._volume ??= new LocalVolume(this._stream, this._platform));
  }

  setMuted(muted: boolean): void {
    this._player.muted = muted;
  }

  async setSpeaker(deviceId: string): Promise<void> {
    // Not every browser lets a page choose.
    if ('setSinkId' in this._player) await this._player.setSinkId(deviceId);
  }

  stop(): void {
    this._volume?.stop();
    this._player.pause();
    this._player.srcObject = null;
  }
}
