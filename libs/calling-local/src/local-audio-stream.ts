import type {
  AudioDeviceInfo,
  AudioStreamFeature,
  AudioStreamFeatureFactory,
  MediaStreamType,
} from '@azure/communication-calling';
import { deviceError, LocalStream } from './local-stream.ts';
import type { Platform } from './platform.ts';
import { LocalVolume } from './volume.ts';

export class AudioStream extends LocalStream<AudioDeviceInfo> {
  private readonly _platform: Platform;
  private _volume: LocalVolume | undefined;

  constructor(
    platform: Platform,
    source: AudioDeviceInfo | MediaStream,
    options: { autoDisposeOnCallEnd?: boolean } = {},
  ) {
    super(source, options.autoDisposeOnCallEnd ?? true);
    this._platform = platform;
  }

  get mediaStreamType(): MediaStreamType {
    return 'Audio';
  }

  feature<Feature extends AudioStreamFeature>(
    factory: AudioStreamFeatureFactory<Feature>,
  ): Feature {
    // The factory is typed for the SDK's own class, which this one stands in for.
    const context = { streamInstance: this as never };
    return this.features.of(factory, () => new factory.audioStreamApiCtor(context));
  }

  async getVolume(): Promise<LocalVolume> {
    const stream = await this.getMediaStream();
    return (this._volume ??= new LocalVolume(stream, this._platform));
  }

  override dispose(): void {
    this._volume?.stop();
    super.dispose();
  }

  protected async open({ id }: AudioDeviceInfo): Promise<MediaStream> {
    const { mediaDevices } = this._platform;
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
    this._volume?.stop();
    this._volume = undefined;
    this.emit('audioSourceChanged', { source: this });
  }
}
