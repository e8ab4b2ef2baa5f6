import type { StreamStart } from '../../../media/port.ts';
import type { Told } from '../../follow.ts';
import type { CallSpeech } from '../speech.ts';
import type { Voice } from '../voice.ts';

/** Where a stream goes, and who says that it may. */
export type StreamServer = Pick<StreamStart, 'url' | 'headers' | 'allowedAddresses'>;

export interface StreamsDeps {
  readonly voice: Pick<Voice, 'stream'>;
  readonly speech: Pick<CallSpeech, 'hear' | 'problem'>;
  readonly tell: (told: Told) => void;
  /** Told of what nobody waits for. */
  readonly onFault: (error: unknown) => void;
  /** What a server is told that is connected to. */
  readonly server: (url: string) => Promise<StreamServer>;
  readonly names: { readonly callConnectionId: string; readonly correlationId: string };
}
