import type { Store } from '../store/store.ts';
import { NEW_LINE } from './line.ts';
import type { Line, LineChange } from './line.ts';

/** How calls of each number are, and what its voicemail says. */
export class Lines {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  of(number: string): Line {
    const sql = 'SELECT settings FROM line WHERE number = ?';
    const row = this.#store.get<{ settings: string | null }>(sql, number);
    return row?.settings ? (JSON.parse(row.settings) as Line) : NEW_LINE;
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

  forget(number: string): void {
    this.#store.run('DELETE FROM line WHERE number = ?', number);
  }
}

function given<Values extends object>(
  values: Values,
): { [Key in keyof Values]: NonNullable<Values[Key]> } {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as never;
}
