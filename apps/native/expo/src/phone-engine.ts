import type { CallingEngine } from '@switchboard/calling';
import { createCallingModule } from '@switchboard/calling-local';
import type { EngineOptions } from '../../src/ports/ports.ts';
import { createStreamSurface } from './stream-surface.tsx';

/** Calls over the WebRTC of the phone, which plays what it receives by itself. */
export function createPhoneEngine(options: EngineOptions): CallingEngine {
  const module = createCallingModule({
    ...options,
    platform: {
      AudioContext: undefined,
      createSurface: createStreamSurface,
      createPlayer: (stream) => ({
        setMuted: (muted) => {
          for (const track of stream.getAudioTracks()) track.enabled = !muted;
        },
        setSpeaker: async () => undefined,
        stop: () => undefined,
      }),
    },
  });
  // The SDK's classes have private members, so that only they themselves match their types.
  return module as unknown as CallingEngine;
}
