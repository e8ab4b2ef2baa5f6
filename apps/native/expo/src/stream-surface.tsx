import { RTCView } from '@livekit/react-native-webrtc';
import type { MediaStream as NativeStream } from '@livekit/react-native-webrtc';
import type { CreateSurface } from '@switchboard/calling-local';
import type { ReactElement } from 'react';
import { Dimensions, PixelRatio, StyleSheet } from 'react-native';
import type { VideoViewProps } from '../../src/ports/ports.ts';
import { useValue } from '../../src/state/use-value.ts';
import { createValue } from '../../src/state/value.ts';
import type { Value } from '../../src/state/value.ts';

interface Shown {
  readonly stream: NativeStream | undefined;
  readonly fit: 'cover' | 'contain';
  readonly isMirrored: boolean;
}

/** What stands in the place of a page's element. */
class StreamTarget {
  readonly shown: Value<Shown>;

  constructor(shown: Value<Shown>) {
    this.shown = shown;
  }
}

/** A picture on a phone: the stream is drawn by a view of the system, wherever that is put. */
export const createStreamSurface: CreateSurface = (options) => {
  const { isMirrored, scalingMode, onHeight } = options;
  const fitOf = (mode: string) => (mode === 'Fit' ? 'contain' : 'cover');
  const shown = createValue<Shown>({ stream: undefined, fit: fitOf(scalingMode), isMirrored });
  // A view of a phone is never higher than its screen.
  onHeight(Math.round(Dimensions.get('window').height * PixelRatio.get()));
  return {
    // Whoever draws it knows it by its class; the SDK's type says element.
    target: new StreamTarget(shown) as unknown as HTMLElement,
    size: { width: 0, height: 0 },
    setStream: (stream) =>
      shown.set({ ...shown.get(), stream: (stream ?? undefined) as NativeStream | undefined }),
    setScalingMode: (mode) => shown.set({ ...shown.get(), fit: fitOf(mode) }),
    dispose: () => shown.set({ ...shown.get(), stream: undefined }),
  };
};

export function StreamView({ view }: VideoViewProps): ReactElement | null {
  const { shown } = view.element as unknown as StreamTarget;
  const { fit, isMirrored, stream } = useValue(shown);
  if (!stream) return null;
  return (
    <RTCView
      streamURL={stream.toURL()}
      objectFit={fit}
      mirror={isMirrored}
      style={StyleSheet.absoluteFill}
    />
  );
}
