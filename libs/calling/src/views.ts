import type {
  LocalVideoStream,
  RemoteVideoStream,
  ScalingMode,
  VideoStreamRenderer,
  VideoStreamRendererView,
} from '@azure/communication-calling';
import type { CallingEngine } from './engine.ts';

export interface ViewOptions {
  readonly scalingMode?: ScalingMode;
  readonly isMirrored?: boolean;
}

/** A picture to put into a page. */
export interface View {
  readonly element: HTMLElement;
  dispose(): void;
}

type Stream = LocalVideoStream | RemoteVideoStream;

interface Shown {
  readonly renderer: VideoStreamRenderer;
  views: number;
}

/** One renderer for each stream, however often it is shown; gone with the last of its views. */
export class Views {
  readonly #engine: Pick<CallingEngine, 'VideoStreamRenderer'>;
  readonly #shown = new Map<Stream, Shown>();

  constructor(engine: Pick<CallingEngine, 'VideoStreamRenderer'>) {
    this.#engine = engine;
  }

  /** How many streams are shown now, for tests that look for leaks. */
  get size(): number {
    return this.#shown.size;
  }

  /** `undefined` when the stream was over before it could be shown. */
  async show(stream: Stream, options: ViewOptions): Promise<View | undefined> {
    const shown = this.#shown.get(stream) ?? this.#open(stream);
    shown.views += 1;
    try {
      const view = await shown.renderer.createView({ ...options });
      // The renderer that is gone has taken its views with it.
      return this.#isOpen(stream, shown) ? this.#viewOf(stream, shown, view) : undefined;
    } catch (error) {
      if (!this.#isOpen(stream, shown)) return undefined;
      this.#release(stream, shown);
      throw error;
    }
  }

  /** The stream is over: nothing of it can be shown any more. */
  release(stream: Stream): void {
    this.#shown.get(stream)?.renderer.dispose();
    this.#shown.delete(stream);
  }

  #open(stream: Stream): Shown {
    const { VideoStreamRenderer: Renderer } = this.#engine;
    const shown = { renderer: new Renderer(stream as RemoteVideoStream), views: 0 };
    this.#shown.set(stream, shown);
    return shown;
  }

  #isOpen(stream: Stream, shown: Shown): boolean {
    return this.#shown.get(stream) === shown;
  }

  #viewOf(stream: Stream, shown: Shown, view: VideoStreamRendererView): View {
    let open = true;
    return {
      element: view.target,
      dispose: () => {
        if (!open || !this.#isOpen(stream, shown)) return;
        open = false;
        view.dispose();
        this.#release(stream, shown);
      },
    };
  }

  #release(stream: Stream, shown: Shown): void {
    if (--shown.views > 0) return;
    this.release(stream);
  }
}
