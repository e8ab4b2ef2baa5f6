/** What one service offers to others, by name: they know this and nothing else of it. */
export interface Port<Offered> {
  readonly name: string;
  /** Never there: it only carries the type. */
  readonly offered?: Offered;
}

export function port<Offered>(name: string): Port<Offered> {
  return { name };
}

/** Where services find each other. A service is opened after those whose ports it uses. */
export class Ports {
  readonly #offered = new Map<string, unknown>();

  offer<Offered>(name: Port<Offered>, offered: Offered): void {
    this.#offered.set(name.name, offered);
  }

  /** @throws TypeError when nobody offers it (yet): the services are opened in the wrong order */
  use<Offered>({ name }: Port<Offered>): Offered {
    if (!this.#offered.has(name)) throw new TypeError(`no service offers ${name}`);
    return this.#offered.get(name) as Offered;
  }
}
