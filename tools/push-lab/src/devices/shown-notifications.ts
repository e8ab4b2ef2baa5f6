import type { ShownNotification } from './device-state.ts';

const MAX_NOTIFICATIONS = 50;

/** The notifications on the screen of a device: one for each key, the latest last, and no more than there is room for. */
export class ShownNotifications {
  readonly #changed: () => void;
  readonly #shown = new Map<string, ShownNotification>();

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get all(): readonly ShownNotification[] {
    return [...this.#shown.values()];
  }

  show({ key, threadId, title, text }: ShownNotification): void {
    this.#shown.delete(key);
    const [oldest] = this.#shown.keys();
    if (this.#shown.size >= MAX_NOTIFICATIONS && oldest !== undefined) this.#shown.delete(oldest);
    this.#shown.set(key, { key, threadId, title, text });
    this.#changed();
  }

  /** Somebody touches one, which then is there no more. @returns undefined when it was not there */
  take(key: string): ShownNotification | undefined {
    const shown = this.#shown.get(key);
    this.#shown.delete(key);
    return shown;
  }

  remove(key: string): void {
    this.#shown.delete(key);
    this.#changed();
  }

  clear(): void {
    this.#shown.clear();
  }
}
