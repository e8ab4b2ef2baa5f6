import type { E164 } from '../numbers/phone-number.ts';

/** What a team knows of the texts between one of its numbers and somebody. */
export interface Conversation {
  /** What we send from. */
  readonly ours: string;
  readonly theirs: E164;
  /** What came in until then was seen; the same for the whole team, since one answer is enough. */
  readonly readUntilMs: number;
  readonly assignment: Assignment | undefined;
  /** The earliest first. */
  readonly notes: readonly Note[];
}

export interface Assignment {
  /** Nobody where it was taken away. */
  readonly to: string | undefined;
  readonly by: string;
  readonly atMs: number;
}

export interface Note {
  readonly id: string;
  readonly by: string;
  readonly text: string;
  readonly atMs: number;
}

/** The oldest give way. */
export const MAX_NOTES = 200;

export function openConversation(ours: string, theirs: E164): Conversation {
  return { ours, theirs, readUntilMs: 0, assignment: undefined, notes: [] };
}

/** What was read stays read. */
export function withRead(conversation: Conversation, untilMs: number): Conversation {
  return untilMs <= conversation.readUntilMs
    ? conversation
    : { ...conversation, readUntilMs: untilMs };
}

/** The last assignment counts, in whatever order they are heard of. */
export function withAssignment(conversation: Conversation, assignment: Assignment): Conversation {
  const { assignment: known } = conversation;
  return known && known.atMs > assignment.atMs ? conversation : { ...conversation, assignment };
}

/** Of one id there is one. */
export function withNote(conversation: Conversation, note: Note): Conversation {
  if (conversation.notes.some(({ id }) => id === note.id)) return conversation;
  const notes = [...conversation.notes, note].sort((one, other) => one.atMs - other.atMs);
  return { ...conversation, notes: notes.slice(-MAX_NOTES) };
}

/** Who wrote a note may take it back; nothing changes for anybody else. */
export function withoutNote(conversation: Conversation, id: string, by: string): Conversation {
  const notes = conversation.notes.filter((note) => note.id !== id || note.by !== by);
  return { ...conversation, notes };
}
