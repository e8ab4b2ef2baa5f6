import type { z } from 'zod';
import type { Page } from '../../shapes.ts';
import type { ConversationView, getAnswer, listInput, problemsAnswer } from './shapes.ts';

/** Conversations of bots, turn by turn. */
export interface ConversationService {
  /** The latest first. @throws PlatformError `invalid-cursor` */
  list(request: z.output<typeof listInput>): Promise<Page<ConversationView>>;
  /** @throws PlatformError `conversation-not-found` */
  get(conversationId: string): Promise<z.output<typeof getAnswer>>;
  /** Of the last 24 hours, by bot. */
  problems(): Promise<z.output<typeof problemsAnswer>>;
}
