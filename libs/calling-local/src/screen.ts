import { CallingError } from './errors.ts';
import { deviceError } from './local-stream.ts';
import { VideoStream } from './local-video-stream.ts';
import type { Platform } from './platform.ts';

/** Asks the person which screen, window or tab to share. */
export async function captureScreen(platform: Platform): Promise<VideoStream> {
  const { mediaDevices } = platform;
  if (!mediaDevices?.getDisplayMedia) {
    throw new CallingError('This browser does not share screens.', 405, 43012);
  }
  const stream = await mediaDevices
    .getDisplayMedia({ video: { frameRate: { max: 15 } } })
    .catch((error: unknown) => {
      throw deviceError(error);
    });
  return new OwnedScreen(platform, stream);
}

/** A screen that we opened, and so close. */
class OwnedScreen extends VideoStream {
  constructor(platform: Platform, stream: MediaStream) {
    super(platform, stream, { type: 'ScreenSharing' });
  }

  override get isBorrowed(): boolean {
    return false;
  }
}
