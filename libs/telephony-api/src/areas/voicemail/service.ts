import type { z } from 'zod';
import type { Actor } from '../../actor.ts';
import type {
  greetingAnswer,
  markInput,
  putGreetingInput,
  removeInput,
  unheardAnswer,
} from './shapes.ts';

/** Messages that callers have left, and what they hear before. */
export interface VoicemailService {
  unheard(): Promise<z.output<typeof unheardAnswer>>;
  /** @throws PlatformError `voicemail-not-found` */
  mark(actor: Actor, request: z.output<typeof markInput>): Promise<void>;
  /** @throws PlatformError `voicemail-not-found` */
  remove(request: z.output<typeof removeInput>): Promise<void>;
  greeting(ours: string): Promise<z.output<typeof greetingAnswer>>;
  /** @throws PlatformError `number-not-found`, `greeting-unusable` */
  putGreeting(request: z.output<typeof putGreetingInput>): Promise<z.output<typeof greetingAnswer>>;
  /** Callers hear the built-in one again. */
  removeGreeting(ours: string): Promise<void>;
}
