import { stripVTControlCharacters } from 'node:util';

// Playwright ends in "  1 flaky", and under it one line for each, "    [web] › e2e/a.spec.ts:5:1 › title ────".
const HEADING = /^ {2}(\d+) flaky$/;
const TITLE = /^ {4}(\S.* › .*?)[\s─]*$/;

/** Picks out of a run's output the tests that passed only at a later try. */
export class Flaky {
  readonly titles: string[] = [];
  #expected = 0;

  /** @param text one line of the output, with or without colours */
  read(text: string): void {
    const line = stripVTControlCharacters(text);
    const count = HEADING.exec(line)?.[1];
    if (count) this.#expected = Number(count);
    // What another stream says in between is not a title, and does not end the list.
    const title = this.#expected > 0 ? TITLE.exec(line)?.[1] : undefined;
    if (!title) return;
    this.#expected--;
    this.titles.push(title);
  }
}
