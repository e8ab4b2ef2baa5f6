import type { Player } from './player-port.ts';

/** Plays a stream in a page. */
export function createDomPlayer(stream: MediaStream): Player {
  const element = new Audio();
  element.srcObject = stream;
  // A page that was never touched may not play; the first click of an answer is a touch.
  element.play().catch(() => undefined);
  return {
    setMuted: (muted) => void (element.muted = muted),
    async setSpeaker(deviceId) {
      // Not every browser lets a page choose.
      if ('setSinkId' in element) await element.setSinkId(deviceId);
    },
    stop() {
      element.pause();
      element.srcObject = null;
    },
  };
}
