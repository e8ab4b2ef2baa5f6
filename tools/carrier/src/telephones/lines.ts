import type { Store } from '../store/store.ts';
import { NEW_LINE } from './line.ts';
import type { Line, LineChange } from './line.ts';

/** As many as there are handsets; looked at for every packet. */
const MAX_KNOWN = 1_000;

/** How calls of each number are, and what its voicemail says. */
export class Lines {
  readonly #store: Store;
  readonly #known = new Map<string, Line>();

  constructor(store: Store) {
    this.#store = store;
  }

  of(number: string): Line {
    const known = this.#known.get(number);
    if (known) return known;
    const sql = 'SELECT settings FROM line WHERE number = ?';
    const row = this.#store.get<{ settings: string | null }>(sql, number);
    const line = row?.settings ? (JSON.parse(row.settings) as Line) : NEW_LINE;
    if (this.#known.size >= MAX_KNOWN) this.#known.clear();
    this.#known.set(number, line);
    return line;
  }

  change(number: string, change: LineChange): Line {
    const former = this.of(number);
    const { voicemail = {}, ...settings } = change;
    const line: Line = {
      ...former,
      ...given(settings),
      voicemail: { ...former.voicemail, ...given(voicemail) },
    };
    this.#store.run(
      'INSERT INTO line (number, settings) VALUES (?, ?) ON CONFLICT DO UPDATE SET settings = excluded.settings',
      number,
      JSON.stringify(line),
    );
    this.#known.set(number, line);
    return line;
  }

  /** @returns a WAV file */
  greetingOf(number: string): Uint8Array | undefined {
    const sql = 'SELECT greeting FROM line WHERE number = ?';
    return this.#store.get<{ greeting: Uint8Array | null }>(sql, number)?.greeting ?? undefined;
  }

  /** @param wav null for none */
  greet(number: string, wav: Uint8Array | null): void {
    this.#store.run(
      'INSERT INTO line (number, greeting) VALUES (?, ?) ON CONFLICT DO UPDATE SET greeting = excluded.greeting',
      number,
      wav,
    );
  }

  /** The store was emptied. */
  clear(): void {
    this.#known.clear();
  }

  forget(number: string): void {
    this.#known.delete(number);
    this.#store.run('DELETE FROM line WHERE number = ?', number);
  }
}

function given<Values extends object>(
  values: Values,
): { [Key in keyof Values]: NonNullable<Values[Key]> } {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as never;
}
