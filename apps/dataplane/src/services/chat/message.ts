import { chatLimits } from '@switchboard/acs-wire';
import { forbidden, notFound, tooLarge } from '../../platform/wire/errors.ts';
import { sanitiseHtml } from './html.ts';
import type { Message, Participant } from './model.ts';
import { patchMetadata } from './thread.ts';

/** @throws WireError when it is longer than a message may be */
export function messageText(type: 'text' | 'html', content: string): string {
  if (Buffer.byteLength(content) > chatLimits.messageBytes) {
    throw tooLarge('A message holds 28 KB at most.');
  }
  return type === 'html' ? sanitiseHtml(content) : content;
}

export function messageNotFound() {
  return notFound('The chat message does not exist.');
}

/** Message ids are decimal numbers; anything else names no message. */
export function parseMessageId(text: string | undefined): number {
  if (text === undefined || !/^[1-9]\d{0,15}$/.test(text)) throw messageNotFound();
  return Number(text);
}

/** May this person see it: not before their history begins, not after they were removed. */
export function isVisible(me: Participant, message: Pick<Message, 'id' | 'sequence'>): boolean {
  const { shareFromMs, removedSequence } = me;
  return (
    message.id >= shareFromMs && (removedSequence === null || message.sequence <= removedSequence)
  );
}

export function assertVisible(me: Participant, message: Message | undefined): Message {
  if (!message || !isVisible(me, message)) throw messageNotFound();
  return message;
}

/** Only what one has sent oneself can be changed; system messages belong to nobody. */
export function assertOwn(me: Participant, message: Message): void {
  if (message.senderId !== me.userId) throw forbidden();
}

interface Patch {
  readonly content?: string | undefined;
  readonly metadata?: Readonly<Record<string, string | null>> | null | undefined;
}

/** The message after an edit. Its id and sequence stay; an empty text takes metadata away, too. */
export function edited(message: Message, patch: Patch, version: number): Message {
  if (message.deletedMs !== null) throw messageNotFound();
  const type = message.type === 'html' ? 'html' : 'text';
  const content =
    patch.content === undefined ? message.content : { message: messageText(type, patch.content) };
  const metadata = patchMetadata(message.metadata, withoutEmpty(patch.metadata));
  return { ...message, content, metadata, version, editedMs: version };
}

/** The message after its deletion: its place stays, its content and metadata go. */
export function deleted(message: Message, version: number): Message {
  return { ...message, content: null, metadata: null, version, deletedMs: version };
}

function withoutEmpty(patch: Patch['metadata']): Patch['metadata'] {
  if (!patch) return patch;
  return Object.fromEntries(Object.entries(patch).map(([key, value]) => [key, value || null]));
}
