import type { Clock } from '@switchboard/kernel';
import { systemClock } from '@switchboard/kernel';

/** What of the browser is used; tests and other runtimes bring their own. */
export interface Platform {
  readonly clock: Clock;
  readonly WebSocket: typeof globalThis.WebSocket;
  readonly RTCPeerConnection: typeof globalThis.RTCPeerConnection;
  readonly mediaDevices: MediaDevices | undefined;
  readonly AudioContext: typeof globalThis.AudioContext | undefined;
}

export function browserPlatform(): Platform {
  return {
    clock: systemClock,
    WebSocket: globalThis.WebSocket,
    RTCPeerConnection: globalThis.RTCPeerConnection,
    // Absent where the page is not served securely.
    mediaDevices: globalThis.navigator.mediaDevices as MediaDevices | undefined,
    AudioContext: globalThis.AudioContext as typeof globalThis.AudioContext | undefined,
  };
}
