import type { CallEvent, MediaSource } from '@switchboard/acs-wire';
import type { Known } from './call-state.ts';
import { Emitter } from './emitter.ts';

/** What a call tells its features, beyond what the SDK shows. */
export interface InnerEvents {
  event: CallEvent;
  known: { readonly before: Known; readonly after: Known };
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

export class Inner extends Emitter {
  fire<Name extends keyof InnerEvents>(name: Name, value?: InnerEvents[Name]): void {
    this.emit(name, value);
  }

  hear<Name extends keyof InnerEvents>(
    name: Name,
    listener: (value: InnerEvents[Name]) => void,
  ): () => void {
    this.on(name, listener);
    return () => this.off(name, listener);
  }
}
