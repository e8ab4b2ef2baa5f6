import type {
  CreateViewOptions,
  ScalingMode,
  StreamSize,
  VideoStreamRendererView,
} from '@azure/communication-calling';
import { disposed, precondition } from './errors.ts';
import { Held, original } from './held.ts';
import { VideoStream } from './local-video-stream.ts';
import { IncomingVideo } from './remote-video-stream.ts';

const FIT: Readonly<Record<ScalingMode, string>> = {
  Stretch: 'fill',
  Crop: 'cover',
  Fit: 'contain',
};

/** Shows a stream in as many elements as wanted. */
export class Renderer extends Held {
  private readonly _stream: VideoStream | IncomingVideo;
  private readonly _views = new Set<View>();
  private _disposed = false;

  constructor(shown: unknown) {
    super();
    const stream = original(shown);
    if (!(stream instanceof VideoStream || stream instanceof IncomingVideo)) {
      throw precondition('Only streams of this module can be shown.');
    }
    this._stream = stream;
  }

  get size(): StreamSize {
    if (this._stream instanceof IncomingVideo) return this._stream.size;
    const video = [...this._views][0]?.video;
    return { width: video?.videoWidth ?? 0, height: video?.videoHeight ?? 0 };
  }

  async createView(options: CreateViewOptions = {}): Promise<VideoStreamRendererView> {
    if (this._disposed) throw disposed('renderer');
    const view = new View(this._stream, options, () => this._views.delete(view));
    this._views.add(view);
    try {
      await view.start();
    } catch (error) {
      view.dispose();
      throw error;
    }
    return view;
  }

  dispose(): void {
    this._disposed = true;
    for (const view of [...this._views]) view.dispose();
  }
}

class View extends Held implements VideoStreamRendererView {
  readonly target = document.createElement('div');
  readonly video = document.createElement('video');
  readonly isMirrored: boolean;
  private _scalingMode: ScalingMode;
  private _observer: ResizeObserver | undefined;
  private readonly _stream: VideoStream | IncomingVideo;
  private readonly _onDispose: () => void;
  private readonly _refresh = (): void => void this._attach().catch(() => undefined);

  constructor(
    stream: VideoStream | IncomingVideo,
    { isMirrored = false, scalingMode = 'Crop' }: CreateViewOptions,
    onDispose: () => void,
  ) {
    super();
    this._stream = stream;
    this._onDispose = onDispose;
    this.isMirrored = isMirrored;
    this._scalingMode = scalingMode;
    const { style } = this.video;
    this.video.autoplay = true;
    this.video.muted = true;
    this.video.playsInline = true;
    style.width = style.height = '100%';
    style.objectFit = FIT[scalingMode];
    if (isMirrored) style.transform = 'scaleX(-1)';
    this.target.style.width = this.target.style.height = '100%';
    this.target.append(this.video);
  }

  get scalingMode(): ScalingMode {
    return this._scalingMode;
  }

  async start(): Promise<void> {
    const changed =
      this._stream instanceof VideoStream ? 'videoSourceChanged' : 'mediaStreamChanged';
    this._stream.on(changed, this._refresh);
    if (this._stream instanceof IncomingVideo) this._observe(this._stream);
    await this._attach();
  }

  async updateScalingMode(scalingMode: ScalingMode): Promise<void> {
    this._scalingMode = scalingMode;
    this.video.style.objectFit = FIT[scalingMode];
  }

  dispose(): void {
    this._stream.off('videoSourceChanged', this._refresh);
    this._stream.off('mediaStreamChanged', this._refresh);
    if (this._stream instanceof IncomingVideo) this._stream.hide(this);
    this._observer?.disconnect();
    this.video.srcObject = null;
    this.video.onresize = null;
    this.target.remove();
    this._onDispose();
  }

  private async _attach(): Promise<void> {
    const stream = this._stream;
    this.video.srcObject =
      stream instanceof VideoStream ? await stream.getMediaStream() : (stream.mediaStream ?? null);
  }

  /** The sender has no use for pixels that nobody sees. */
  private _observe(stream: IncomingVideo): void {
    this.video.onresize = () => {
      stream.setSize({ width: this.video.videoWidth, height: this.video.videoHeight });
    };
    stream.show(this, window.innerHeight);
    this._observer = new ResizeObserver(([entry]) => {
      const height = entry?.contentRect.height ?? 0;
      stream.show(this, Math.round(height * window.devicePixelRatio));
    });
    this._observer.observe(this.target);
  }
}
