import type { RemoteAudioStream } from '@azure/communication-calling';
import { Held } from './held.ts';
import type { Platform } from './platform.ts';
import type { Player } from './player-port.ts';
import { LocalVolume } from './volume.ts';

/** Somebody's voice, played as long as it is there. */
export class IncomingAudio extends Held implements RemoteAudioStream {
  readonly track: MediaStreamTrack;
  private readonly _stream: MediaStream;
  private readonly _player: Player;
  private readonly _platform: Platform;
  private _volume: LocalVolume | undefined;

  constructor(track: MediaStreamTrack, platform: Platform) {
    super();
    this.track = track;
    this._platform = platform;
    this._stream = new MediaStream([track]);
    this._player = platform.createPlayer(this._stream);
  }

  async getMediaStream(): Promise<MediaStream> {
    return this._stream;
  }

  async getVolume(): Promise<LocalVolume> {
    return (this._volume ??= new LocalVolume(this._stream, this._platform));
  }

  setMuted(muted: boolean): void {
    this._player.setMuted(muted);
  }

  async setSpeaker(deviceId: string): Promise<void> {
    await this._player.setSpeaker(deviceId);
  }

  stop(): void {
    this._volume?.stop();
    this._player.stop();
  }
}
