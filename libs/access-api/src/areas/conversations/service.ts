import type { Origin } from '../../actor.ts';

export interface ConversationSummary {
  readonly threadId: string;
  readonly topic: string;
  readonly lastMessageAt: Date | null;
}

export interface ConversationFile extends ConversationSummary {
  readonly participants: readonly {
    readonly userId: string;
    readonly personId: string | null;
    readonly name: string;
  }[];
  /** As far as they were counted. */
  readonly messages: { readonly count: number; readonly more: boolean };
}

export interface ConversationMessage {
  readonly id: string;
  readonly type: string;
  readonly text: string | null;
  readonly senderId: string | null;
  readonly at: Date;
  readonly editedAt: Date | null;
  readonly deletedAt: Date | null;
}

/** The threads of a person, seen as that person sees them; each look is written down. */
export interface ConversationService {
  list(
    origin: Origin,
    personId: string,
  ): Promise<{ readonly items: readonly ConversationSummary[]; readonly more: boolean }>;
  get(origin: Origin, personId: string, threadId: string): Promise<ConversationFile>;
  /** What was written, the latest first. */
  content(
    origin: Origin,
    request: { readonly personId: string; readonly threadId: string; readonly reason: string },
  ): Promise<{ readonly items: readonly ConversationMessage[]; readonly more: boolean }>;
}
