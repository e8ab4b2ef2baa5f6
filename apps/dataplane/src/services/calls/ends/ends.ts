import type { CallEvent } from '@switchboard/acs-wire';
import type { End } from '../call/end.ts';
import type { Asked, EndKind } from './end-kind.ts';

/** All kinds of ends: finds where people can be rung, and says something to an end of this process. */
export class Ends {
  readonly #kinds: Map<string, EndKind>;

  constructor(kinds: readonly EndKind[]) {
    this.#kinds = new Map(kinds.map((kind) => [kind.name, kind]));
  }

  /** A further kind, before anybody is called by it. */
  add(kind: EndKind): void {
    this.#kinds.set(kind.name, kind);
  }

  /** False when nobody can be called by this raw identifier here. */
  serves(address: string): boolean {
    return [...this.#kinds.values()].some((kind) => kind.serves(address));
  }

  /** @throws Refusal when one of these may not be called, or not so */
  async admit(addresses: readonly string[], asked: Asked): Promise<void> {
    for (const kind of this.#kinds.values()) {
      const theirs = addresses.filter((address) => kind.serves(address));
      if (theirs.length > 0) await kind.admit?.(theirs, asked);
    }
  }

  /** Where each of them can be rung now, whatever kinds of ends they have. */
  async reach(addresses: readonly string[]): Promise<ReadonlyMap<string, readonly End[]>> {
    const answers = await Promise.all(
      [...this.#kinds.values()].map(async (kind) => {
        const theirs = addresses.filter((address) => kind.serves(address));
        return theirs.length > 0 ? kind.reach(theirs) : new Map<string, readonly End[]>();
      }),
    );
    return new Map(
      addresses.map((address) => [address, answers.flatMap((found) => found.get(address) ?? [])]),
    );
  }

  /** An end of a kind that this process does not know is one of a newer process, and hears nothing. */
  deliver({ kind, id }: Pick<End, 'kind' | 'id'>, event: CallEvent): void {
    this.#kinds.get(kind)?.deliver(id, event);
  }

  /** A process died, and the calls whose home it was with it. */
  homeGone(process: string): void {
    for (const kind of this.#kinds.values()) kind.homeGone(process);
  }
}
