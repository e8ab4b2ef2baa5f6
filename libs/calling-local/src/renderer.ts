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
import type { CreateSurface, Surface } from './surface-port.ts';

/** Shows a stream in as many elements as wanted. */
export class Renderer extends Held {
  private readonly _createSurface: CreateSurface;
  private readonly _stream: VideoStream | IncomingVideo;
  private readonly _views = new Set<View>();
  private _disposed = false;

  constructor(createSurface: CreateSurface, shown: unknown) {
    super();
    this._createSurface = createSurface;
    const stream = original(shown);
    if (!(stream instanceof VideoStream || stream instanceof IncomingVideo)) {
      throw precondition('Only streams of this module can be shown.');
    }
    this._stream = stream;
  }

  get size(): StreamSize {
    if (this._stream instanceof IncomingVideo) return this._stream.size;
    return [...this._views][0]?.size ?? { width: 0, height: 0 };
  }

  async createView(options: CreateViewOptions = {}): Promise<VideoStreamRendererView> {
    if (this._disposed) throw disposed('renderer');
    const view = new View(this._createSurface, this._stream, options, () =>
      this._views.delete(view),
    );
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
  readonly isMirrored: boolean;
  private _scalingMode: ScalingMode;
  private readonly _surface: Surface;
  private readonly _stream: VideoStream | IncomingVideo;
  private readonly _onDispose: () => void;
  private readonly _refresh = (): void => void this._attach().catch(() => undefined);

  constructor(
    createSurface: CreateSurface,
    stream: VideoStream | IncomingVideo,
    { isMirrored = false, scalingMode = 'Crop' }: CreateViewOptions,
    onDispose: () => void,
  ) {
    super();
    this._stream = stream;
    this._onDispose = onDispose;
    this.isMirrored = isMirrored;
    this._scalingMode = scalingMode;
    this._surface = createSurface({
      ...{ isMirrored, scalingMode },
      onPicture: (size) => {
        if (stream instanceof IncomingVideo) stream.setSize(size);
      },
      // The sender has no use for pixels that nobody sees.
      onHeight: (height) => {
        if (stream instanceof IncomingVideo) stream.show(this, height);
      },
    });
  }

  get target(): HTMLElement {
    return this._surface.target;
  }

  get size(): StreamSize {
    return this._surface.size;
  }

  get scalingMode(): ScalingMode {
    return this._scalingMode;
  }

  async start(): Promise<void> {
    const changed =
      this._stream instanceof VideoStream ? 'videoSourceChanged' : 'mediaStreamChanged';
    this._stream.on(changed, this._refresh);
    await this._attach();
  }

  async updateScalingMode(scalingMode: ScalingMode): Promise<void> {
    this._scalingMode = scalingMode;
    this._surface.setScalingMode(scalingMode);
  }

  dispose(): void {
    this._stream.off('videoSourceChanged', this._refresh);
    this._stream.off('mediaStreamChanged', this._refresh);
    this._surface.dispose();
    if (this._stream instanceof IncomingVideo) this._stream.hide(this);
    this._onDispose();
  }

  private async _attach(): Promise<void> {
    const stream = this._stream;
    this._surface.setStream(
      stream instanceof VideoStream ? await stream.getMediaStream() : (stream.mediaStream ?? null),
    );
  }
}
