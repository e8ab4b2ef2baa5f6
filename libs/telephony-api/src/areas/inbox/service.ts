import type { z } from 'zod';
import type { Actor } from '../../actor.ts';
import type { Colleague, Page } from '../../shapes.ts';
import type * as shapes from './shapes.ts';
import type { Change, ConversationView, MessageView, NoteView } from './shapes.ts';

type Input<Schema extends z.ZodType> = z.output<Schema>;

/** The conversations of the team's numbers, which all of the team share. */
export interface InboxService {
  /** The latest first. @throws PlatformError `invalid-cursor` */
  list(
    actor: Actor,
    request: Input<typeof shapes.listInput>,
  ): Promise<Page<ConversationView> & { readonly unread: number }>;
  /** @throws PlatformError `conversation-not-found` */
  get(conversationId: string): Promise<shapes.OpenedConversation>;
  /** The latest first. @throws PlatformError `conversation-not-found`, `invalid-cursor` */
  messages(request: Input<typeof shapes.messagesInput>): Promise<Page<MessageView>>;
  /**
   * The conversation of two numbers, begun when there is none; nothing is sent.
   *
   * @throws PlatformError `number-not-found`, `emergency-number`
   */
  open(request: Input<typeof shapes.openInput>): Promise<shapes.OpenedConversation>;
  /**
   * Writes a text down to be sent; told again with the same `clientId`, there is one.
   *
   * @throws PlatformError a reason of `maySend`, `emergency-number`, `message-changed`
   */
  send(actor: Actor, request: Input<typeof shapes.sendInput>): Promise<MessageView>;
  /** @throws PlatformError `message-not-found`, `message-not-failed`, a reason of `maySend` */
  retry(actor: Actor, messageId: string): Promise<MessageView>;
  markRead(conversationId: string, until: Date): Promise<{ unread: number }>;
  /** @throws PlatformError `conversation-not-found`, `colleague-not-found` */
  assign(actor: Actor, request: Input<typeof shapes.assignInput>): Promise<ConversationView>;
  addNote(actor: Actor, request: Input<typeof shapes.addNoteInput>): Promise<NoteView>;
  /** @throws PlatformError `note-not-found` also for somebody else's */
  removeNote(actor: Actor, request: Input<typeof shapes.removeNoteInput>): Promise<void>;
  /** Whoever has opened the inbox in the last half year, by name; 200 at most. */
  colleagues(): Promise<Colleague[]>;
  /** What changes from now on, in this process or another; it ends when `signal` does. As long as it goes on, the actor is here. */
  watch(actor: Actor, signal: AbortSignal): AsyncIterable<Change>;
}
