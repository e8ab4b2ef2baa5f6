import type { Doc } from 'yjs';

export const MAX_NOTE_LENGTH = 200;
const MAX_NOTES = 50;

const notesOf = (doc: Doc) => doc.getArray<string>('notes');

/** What is written on the board; what others put there may be anything. */
export function readNotes(doc: Doc): string[] {
  return (notesOf(doc).toArray() as unknown[])
    .filter((note) => typeof note === 'string')
    .map((note) => note.slice(0, MAX_NOTE_LENGTH))
    .slice(-MAX_NOTES);
}

export function watchNotes(doc: Doc, changed: () => void): () => void {
  const notes = notesOf(doc);
  notes.observe(changed);
  return () => notes.unobserve(changed);
}

export function addNote(doc: Doc, text: string): void {
  const note = text.trim().slice(0, MAX_NOTE_LENGTH);
  if (note === '') return;
  const notes = notesOf(doc);
  doc.transact(() => {
    if (notes.length >= MAX_NOTES) notes.delete(0, notes.length - MAX_NOTES + 1);
    notes.push([note]);
  });
}
