import { stripVTControlCharacters } from 'node:util';

// A suite that lacks something says so itself. The same words in a quoted line of source do not count.
const SAID = /(?:^|\s)SKIPPED: (\S.*)$/;
const PROJECT = /^> nx run (\S+):test\b/;
// Jest counts, "Tests:       2 failed, 3 skipped, 1 todo, 4 passed, 10 total" …
const COUNTS = /^Tests: +(.+), \d+ total$/;
const COUNT = /^\d+ (?:skipped|todo)$/;
// … and Playwright lists, "  -   4 [web] › e2e/a.spec.ts:5:1 › title", and counts what it did not come to.
const LISTED = /^ {2}- +\d+ (\S.* › .+)$/;
const NOT_RUN = /^ {2}(\d+ did not run)$/;

/** Picks out of a run's output what was not tried, be it for want of something or because a test says so. */
export class Skipped {
  readonly #found = new Set<string>();
  #project = 'Jest';

  /** @param text one line of the output, with or without colours */
  read(text: string): void {
    const line = stripVTControlCharacters(text).trimEnd();
    this.#project = PROJECT.exec(line)?.[1] ?? this.#project;
    const title = (SAID.exec(line) ?? LISTED.exec(line))?.[1];
    if (title) this.#found.add(title);
    const notRun = NOT_RUN.exec(line)?.[1];
    if (notRun) this.#found.add(`Playwright: ${notRun}`);
    const counts =
      COUNTS.exec(line)?.[1]
        ?.split(', ')
        .filter((count) => COUNT.test(count)) ?? [];
    if (counts.length > 0) this.#found.add(`${this.#project}: ${counts.join(', ')}`);
  }

  get titles(): string[] {
    return [...this.#found];
  }
}
