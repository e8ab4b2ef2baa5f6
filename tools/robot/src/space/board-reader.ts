import type { Clock } from '@switchboard/kernel';
import type { Doc } from 'yjs';
import { answerTo, unanswered } from './answer.ts';
import { addNote, notesOf, readNotes } from './notes.ts';

/** One thinks before one answers; and however much is asked, this often. */
const THINK_MS = 500;

export interface BoardReaderOptions {
  readonly doc: Doc;
  readonly clock: Clock;
  readonly onAnswered: () => void;
}

/** Answers the notes on the board that begin with the robot's name, one after the other. */
export class BoardReader implements Disposable {
  readonly #options: BoardReaderOptions;
  readonly #look = (): void => {
    if (unanswered(readNotes(this.#options.doc)) === undefined) return;
    this.#timer ??= this.#options.clock.after(THINK_MS, () => this.#answer());
  };
  #timer: Disposable | undefined;

  constructor(options: BoardReaderOptions) {
    this.#options = options;
    notesOf(options.doc).observe(this.#look);
  }

  [Symbol.dispose](): void {
    this.#timer?.[Symbol.dispose]();
    notesOf(this.#options.doc).unobserve(this.#look);
  }

  #answer(): void {
    this.#timer = undefined;
    const { doc, onAnswered } = this.#options;
    const note = unanswered(readNotes(doc));
    const answer = note === undefined ? undefined : answerTo(note);
    if (answer === undefined) return;
    addNote(doc, answer);
    onAnswered();
  }
}
