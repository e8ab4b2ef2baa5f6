import type { ScalingMode, StreamSize } from '@azure/communication-calling';

/** What a picture is drawn on: an element of a page, or a view of a phone app. */
export interface Surface {
  /** What an app puts on the screen; in a page an element. */
  readonly target: HTMLElement;
  /** Of the picture as it is drawn, in pixels. */
  readonly size: StreamSize;
  setStream(stream: MediaStream | null): void;
  setScalingMode(mode: ScalingMode): void;
  dispose(): void;
}

export interface SurfaceOptions {
  readonly scalingMode: ScalingMode;
  readonly isMirrored: boolean;
  /** The picture came, or changed its size. */
  readonly onPicture: (size: StreamSize) => void;
  /** How high it is drawn, in pixels of the screen: the sender has no use for more. */
  readonly onHeight: (height: number) => void;
}

export type CreateSurface = (options: SurfaceOptions) => Surface;
