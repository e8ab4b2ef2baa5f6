import type { E164 } from '@switchboard/telephony';
import type { z } from 'zod';
import type { Actor } from '../../actor.ts';
import type { ConsentLedger, noteInput } from './shapes.ts';

/** What people said about hearing from us; nothing of it is ever deleted. */
export interface ConsentService {
  /** The latest first; 200 at most. */
  get(theirs: E164): Promise<ConsentLedger>;
  note(actor: Actor, request: z.output<typeof noteInput>): Promise<ConsentLedger>;
}
