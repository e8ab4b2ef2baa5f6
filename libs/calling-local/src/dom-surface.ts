import type { ScalingMode } from '@azure/communication-calling';
import type { Surface, SurfaceOptions } from './surface-port.ts';

const FIT: Readonly<Record<ScalingMode, string>> = {
  Stretch: 'fill',
  Crop: 'cover',
  Fit: 'contain',
};

/** Draws a picture on an element of a page. */
export function createDomSurface(options: SurfaceOptions): Surface {
  const target = document.createElement('div');
  const video = document.createElement('video');
  const { style } = video;
  video.autoplay = video.muted = video.playsInline = true;
  style.width = style.height = '100%';
  style.objectFit = FIT[options.scalingMode];
  if (options.isMirrored) style.transform = 'scaleX(-1)';
  target.style.width = target.style.height = '100%';
  target.append(video);
  video.onresize = () => options.onPicture(sizeOf(video));
  options.onHeight(window.innerHeight);
  const observer = new ResizeObserver(([entry]) => {
    const height = entry?.contentRect.height ?? 0;
    options.onHeight(Math.round(height * window.devicePixelRatio));
  });
  observer.observe(target);
  return {
    target,
    get size() {
      return sizeOf(video);
    },
    setStream: (stream) => void (video.srcObject = stream),
    setScalingMode: (mode) => void (style.objectFit = FIT[mode]),
    dispose() {
      observer.disconnect();
      video.onresize = null;
      video.srcObject = null;
      target.remove();
    },
  };
}

function sizeOf({ videoWidth, videoHeight }: HTMLVideoElement) {
  return { width: videoWidth, height: videoHeight };
}
