import { systemClock } from '@switchboard/kernel';

/** The process is asked for nothing that takes long: one that says nothing for so long is stuck. */
const WITHIN_MS = 2_000;

/** Questions to somebody who may die before the answer: then, or when it takes too long, there is none. */
export class Questions<Answer> {
  readonly #waiting = new Map<number, (answer: Answer | undefined) => void>();
  #last = 0;

  ask(send: (id: number) => void): Promise<Answer | undefined> {
    const id = ++this.#last;
    return new Promise((resolve) => {
      const deadline = systemClock.after(WITHIN_MS, () => this.#settle(id, undefined));
      this.#waiting.set(id, (answer) => {
        deadline[Symbol.dispose]();
        resolve(answer);
      });
      send(id);
    });
  }

  answered(id: number, answer: Answer): void {
    this.#settle(id, answer);
  }

  /** Nobody is there any more to answer. */
  abandon(): void {
    for (const id of [...this.#waiting.keys()]) this.#settle(id, undefined);
  }

  #settle(id: number, answer: Answer | undefined): void {
    const settle = this.#waiting.get(id);
    this.#waiting.delete(id);
    settle?.(answer);
  }
}
