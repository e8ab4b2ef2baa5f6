import type {
  MediaStreamType,
  VideoDeviceInfo,
  VideoStreamFeature,
  VideoStreamFeatureFactory,
} from '@azure/communication-calling';
import { deviceError, LocalStream } from './local-stream.ts';
import type { Platform } from './platform.ts';

const WANTED = { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } };

export class VideoStream extends LocalStream<VideoDeviceInfo> {
  private readonly _platform: Platform;
  private readonly _type: MediaStreamType;

  constructor(
    platform: Platform,
    source: VideoDeviceInfo | MediaStream,
    options: { autoDisposeOnCallEnd?: boolean; type?: MediaStreamType } = {},
  ) {
    super(source, options.autoDisposeOnCallEnd ?? true);
    this._platform = platform;
    this._type = options.type ?? ('getTracks' in source ? 'RawMedia' : 'Video');
  }

  get mediaStreamType(): MediaStreamType {
    return this._type;
  }

  feature<Feature extends VideoStreamFeature>(
    factory: VideoStreamFeatureFactory<Feature>,
  ): Feature {
    // The factory is typed for the SDK's own class, which this one stands in for.
    const context = { streamInstance: this as never };
    return this.features.of(factory, () => new factory.videoStreamApiCtor(context));
  }

  protected async open({ id }: VideoDeviceInfo): Promise<MediaStream> {
    const { mediaDevices } = this._platform;
    if (!mediaDevices) throw deviceError(new Error('no devices here'));
    const video = { ...WANTED, ...(id && { deviceId: { exact: id } }) };
    return mediaDevices.getUserMedia({ video }).catch((error: unknown) => {
      throw deviceError(error);
    });
  }

  protected describe(stream: MediaStream): VideoDeviceInfo {
    const track = stream.getVideoTracks()[0];
    const deviceType = this._type === 'ScreenSharing' ? 'ScreenSharing' : 'Virtual';
    return { id: track?.id ?? '', name: track?.label ?? '', deviceType };
  }

  protected changed(): void {
    this.emit('videoSourceChanged', { source: this });
  }
}
