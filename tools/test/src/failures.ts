import { stripVTControlCharacters } from 'node:util';

/** A test's title and its first lines: what tells one failure from another. */
const LINES_EACH = 12;
/** What is broken altogether is told by its first failures. */
const MAX_REPORTS = 20;

// How Jest and Playwright head the report of a failed test: "● suite › test", "1) file:1:2 › test ──".
const HEADING = /^ {2}(?:● (?!Console)\S|\d+\) \S+ › )/;

/** Picks the reports of failed tests out of a run's output, so that they can be told again at its end. */
export class Failures {
  readonly #reports = new Map<string, string[]>();
  #open: string[] | undefined;

  /** @param text one line of the output, with or without colours */
  read(text: string): void {
    const line = stripVTControlCharacters(text);
    if (HEADING.test(line)) this.#begin(line);
    else if (this.#open && this.#open.length < LINES_EACH) this.#open.push(line);
  }

  get reports(): string[] {
    return [...this.#reports.values()].map((lines) => lines.join('\n').trimEnd());
  }

  /** A runner repeats its failures. */
  #begin(heading: string): void {
    this.#open = undefined;
    if (this.#reports.has(heading) || this.#reports.size >= MAX_REPORTS) return;
    this.#open = [heading];
    this.#reports.set(heading, this.#open);
  }
}
