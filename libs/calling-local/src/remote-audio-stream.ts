import type { RemoteAudioStream } from '@azure/communication-calling';
import type { Platform } from './platform.ts';
import { LocalVolume } from './volume.ts';

/** Somebody's voice, played as long as it is there. */
export class IncomingAudio implements RemoteAudioStream {
  readonly track: MediaStreamTrack;
  readonly #stream: MediaStream;
  readonly #player: HTMLAudioElement;
  readonly #platform: Platform;
  #volume: LocalVolume | undefined;

  constructor(track: MediaStreamTrack, platform: Platform) {
    this.track = track;
    this.#platform = platform;
    this.#stream = new MediaStream([track]);
    this.#player = new Audio();
    this.#player.srcObject = this.#stream;
    // A page that was never touched may not play; the first click of an answer is a touch.
    this.#player.play().catch(() => undefined);
  }

  async getMediaStream(): Promise<MediaStream> {
    return this.#stream;
  }

  async getVolume(): Promise<LocalVolume> {
    return (this.#volume ??= new LocalVolume(this.#stream, this.#platform));
  }

  setMuted(muted: boolean): void {
    this.#player.muted = muted;
  }

  async setSpeaker(deviceId: string): Promise<void> {
    // Not every browser lets a page choose.
    if ('setSinkId' in this.#player) await this.#player.setSinkId(deviceId);
  }

  stop(): void {
    this.#volume?.stop();
    this.#player.pause();
    this.#player.srcObject = null;
  }
}
