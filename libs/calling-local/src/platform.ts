import type { Clock } from '@switchboard/kernel';
import { systemClock } from '@switchboard/kernel';
import { createDomPlayer } from './dom-player.ts';
import { createDomSurface } from './dom-surface.ts';
import type { CreatePlayer } from './player-port.ts';
import type { CreateSurface } from './surface-port.ts';

/** What of the browser is used; tests and other runtimes bring their own. */
export interface Platform {
  readonly clock: Clock;
  readonly WebSocket: typeof globalThis.WebSocket;
  readonly RTCPeerConnection: typeof globalThis.RTCPeerConnection;
  readonly mediaDevices: MediaDevices | undefined;
  readonly AudioContext: typeof globalThis.AudioContext | undefined;
  /** Plays somebody's voice. */
  readonly createPlayer: CreatePlayer;
  /** What a picture is drawn on. */
  readonly createSurface: CreateSurface;
}

export function browserPlatform(): Platform {
  return {
    clock: systemClock,
    WebSocket: globalThis.WebSocket,
    RTCPeerConnection: globalThis.RTCPeerConnection,
    // Absent where the page is not served securely.
    mediaDevices: globalThis.navigator.mediaDevices as MediaDevices | undefined,
    AudioContext: globalThis.AudioContext as typeof globalThis.AudioContext | undefined,
    createPlayer: createDomPlayer,
    createSurface: createDomSurface,
  };
}
