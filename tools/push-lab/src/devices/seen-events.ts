const MAX_SEEN = 100;

/** The events that a device was told of, of late: the same one twice is acted upon once. */
export class SeenEvents {
  readonly #ids = new Set<string>();

  /** @returns whether it is new */
  add(eventId: string): boolean {
    if (this.#ids.has(eventId)) return false;
    const [oldest] = this.#ids;
    if (this.#ids.size >= MAX_SEEN && oldest !== undefined) this.#ids.delete(oldest);
    this.#ids.add(eventId);
    return true;
  }
}
