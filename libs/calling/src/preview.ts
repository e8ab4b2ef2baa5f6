import type { VideoDeviceInfo } from '@azure/communication-calling';
import type { CallingEngine } from './engine.ts';
import type { View, Views } from './views.ts';

/** One's own picture as a mirror shows it, outside of any call. @throws what the SDK throws */
export async function previewOf(
  camera: VideoDeviceInfo,
  engine: Pick<CallingEngine, 'LocalVideoStream'>,
  views: Views,
): Promise<View | undefined> {
  const stream = new engine.LocalVideoStream(camera);
  const close = (): void => {
    views.release(stream);
    stream.dispose();
  };
  try {
    const view = await views.show(stream, { isMirrored: true, scalingMode: 'Crop' });
    return view && { element: view.element, dispose: close };
  } catch (error) {
    close();
    throw error;
  }
}
