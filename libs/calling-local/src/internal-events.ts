import type { CallEvent, MediaSource } from '@switchboard/acs-wire';
import type { KnownCall } from './call-state.ts';
import { Emitter } from './emitter.ts';

/** What a call tells its features, beyond what the SDK shows. */
export interface InternalEventMap {
  event: CallEvent;
  known: { readonly before: KnownCall; readonly after: KnownCall };
  path: 'connected' | 'interrupted';
  channel: RTCDataChannel;
  microphone: 'muted' | 'live' | 'denied' | 'failed';
  camera: 'live' | 'denied' | 'failed';
  /** Whether there is a voice at the microphone, muted or not. */
  voice: boolean;
  /** The device or the browser ended what was being sent. */
  ended: MediaSource;
  over: undefined;
}

export class InternalEvents extends Emitter {
  publish<Name extends keyof InternalEventMap>(name: Name, value?: InternalEventMap[Name]): void {
    this.emit(name, value);
  }

  subscribe<Name extends keyof InternalEventMap>(
    name: Name,
    listener: (value: InternalEventMap[Name]) => void,
  ): () => void {
    this.on(name, listener);
    return () => this.off(name, listener);
  }
}
