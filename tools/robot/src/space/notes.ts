import type { Array as SharedList, Doc } from 'yjs';

/** As pages of spaces have it. */
const MAX_NOTE_LENGTH = 200;
const MAX_NOTES = 50;

export function notesOf(doc: Doc): SharedList<string> {
  return doc.getArray<string>('notes');
}

/** What is written on the board; what others put there may be anything. */
export function readNotes(doc: Doc): string[] {
  return (notesOf(doc).toArray() as unknown[])
    .filter((note) => typeof note === 'string')
    .map((note) => note.slice(0, MAX_NOTE_LENGTH))
    .slice(-MAX_NOTES);
}

/** The oldest ones give way. */
export function addNote(doc: Doc, text: string): void {
  const notes = notesOf(doc);
  doc.transact(() => {
    if (notes.length >= MAX_NOTES) notes.delete(0, notes.length - MAX_NOTES + 1);
    notes.push([text.slice(0, MAX_NOTE_LENGTH)]);
  });
}
