import type { AudioDeviceInfo, MediaStreamType } from '@azure/communication-calling';
import { deviceError, LocalStream } from './local-stream.ts';
import type { Platform } from './platform.ts';
import { LocalVolume } from './volume.ts';

export class AudioStream extends LocalStream<AudioDeviceInfo> {
  readonly #platform: Platform;
  #volume: LocalVolume | undefined;

  constructor(
    platform: Platform,
    source: AudioDeviceInfo | MediaStream,
    options: { autoDisposeOnCallEnd?: boolean } = {},
  ) {
    super(source, options.autoDisposeOnCallEnd ?? true);
    this.#platform = platform;
  }

  get mediaStreamType(): MediaStreamType {
    return 'Audio';
  }

  async getVolume(): Promise<LocalVolume> {
    const stream = await this.getMediaStream();
    return (this.#volume ??= new LocalVolume(stream, this.#platform));
  }

  override dispose(): void {
    this.#volume?.stop();
    super.dispose();
  }

  protected async open({ id }: AudioDeviceInfo): Promise<MediaStream> {
    const { mediaDevices } = this.#platform;
    if (!mediaDevices) throw deviceError(new Error('no devices here'));
    const audio = {
      echoCancellation: true,
      noiseSuppression: true,
      autoGainControl: true,
      ...(id && { deviceId: { exact: id } }),
    };
    return mediaDevices.getUserMedia({ audio }).catch((error: unknown) => {
      throw deviceError(error);
    });
  }

  protected describe(stream: MediaStream): AudioDeviceInfo {
    const track = stream.getAudioTracks()[0];
    return {
      id: track?.id ?? '',
      name: track?.label ?? '',
      isSystemDefault: false,
      deviceType: 'Virtual',
    };
  }

  protected changed(): void {
    this.#volume?.stop();
    this.#volume = undefined;
    this.emit('audioSourceChanged', { source: this });
  }
}
