import type {
  CreateViewOptions,
  ScalingMode,
  StreamSize,
  VideoStreamRendererView,
} from '@azure/communication-calling';
import { disposed, precondition } from './errors.ts';
import { VideoStream } from './local-video-stream.ts';
import { IncomingVideo } from './remote-video-stream.ts';

const FIT: Readonly<Record<ScalingMode, string>> = {
  Stretch: 'fill',
  Crop: 'cover',
  Fit: 'contain',
};

/** Shows a stream in as many elements as wanted. */
export class Renderer {
  readonly #stream: VideoStream | IncomingVideo;
  readonly #views = new Set<View>();
  #disposed = false;

  constructor(stream: unknown) {
    if (!(stream instanceof VideoStream || stream instanceof IncomingVideo)) {
      throw precondition('Only streams of this module can be shown.');
    }
    this.#stream = stream;
  }

  get size(): StreamSize {
    if (this.#stream instanceof IncomingVideo) return this.#stream.size;
    const video = [...this.#views][0]?.video;
    return { width: video?.videoWidth ?? 0, height: video?.videoHeight ?? 0 };
  }

  async createView(options: CreateViewOptions = {}): Promise<VideoStreamRendererView> {
    if (this.#disposed) throw disposed('renderer');
    const view = new View(this.#stream, options, () => this.#views.delete(view));
    this.#views.add(view);
    try {
      await view.start();
    } catch (error) {
      view.dispose();
      throw error;
    }
    return view;
  }

  dispose(): void {
    this.#disposed = true;
    for (const view of [...this.#views]) view.dispose();
  }
}

class View implements VideoStreamRendererView {
  readonly target = document.createElement('div');
  readonly video = document.createElement('video');
  readonly isMirrored: boolean;
  #scalingMode: ScalingMode;
  #observer: ResizeObserver | undefined;
  readonly #stream: VideoStream | IncomingVideo;
  readonly #onDispose: () => void;
  readonly #refresh = (): void => void this.#attach().catch(() => undefined);

  constructor(
    stream: VideoStream | IncomingVideo,
    { isMirrored = false, scalingMode = 'Crop' }: CreateViewOptions,
    onDispose: () => void,
  ) {
    this.#stream = stream;
    this.#onDispose = onDispose;
    this.isMirrored = isMirrored;
    this.#scalingMode = scalingMode;
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
    return this.#scalingMode;
  }

  async start(): Promise<void> {
    const changed =
      this.#stream instanceof VideoStream ? 'videoSourceChanged' : 'mediaStreamChanged';
    this.#stream.on(changed, this.#refresh);
    if (this.#stream instanceof IncomingVideo) this.#observe(this.#stream);
    await this.#attach();
  }

  async updateScalingMode(scalingMode: ScalingMode): Promise<void> {
    this.#scalingMode = scalingMode;
    this.video.style.objectFit = FIT[scalingMode];
  }

  dispose(): void {
    this.#stream.off('videoSourceChanged', this.#refresh);
    this.#stream.off('mediaStreamChanged', this.#refresh);
    if (this.#stream instanceof IncomingVideo) this.#stream.hide(this);
    this.#observer?.disconnect();
    this.video.srcObject = null;
    this.video.onresize = null;
    this.target.remove();
    this.#onDispose();
  }

  async #attach(): Promise<void> {
    const stream = this.#stream;
    this.video.srcObject =
      stream instanceof VideoStream ? await stream.getMediaStream() : (stream.mediaStream ?? null);
  }

  /** The sender has no use for pixels that nobody sees. */
  #observe(stream: IncomingVideo): void {
    this.video.onresize = () => {
      stream.setSize({ width: this.video.videoWidth, height: this.video.videoHeight });
    };
    stream.show(this, window.innerHeight);
    this.#observer = new ResizeObserver(([entry]) => {
      const height = entry?.contentRect.height ?? 0;
      stream.show(this, Math.round(height * window.devicePixelRatio));
    });
    this.#observer.observe(this.target);
  }
}
