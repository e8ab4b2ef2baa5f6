type Undo = () => void | Promise<void>;

/**
 * Owns what was opened and closes it in reverse order: whoever opens something closes it.
 *
 * A scope that has ended undoes what is handed to it at once, so nothing leaks from an `await` that
 * outlived its owner.
 */
export class Scope implements AsyncDisposable {
  #undo: Undo[] = [];
  #ended: Promise<void> | undefined;
  readonly #controller = new AbortController();

  /** Aborted when the scope ends. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  get ended(): boolean {
    return this.#ended !== undefined;
  }

  /** Registers how to undo something. */
  add(undo: Undo): void {
    if (this.#ended) void Promise.resolve(undo()).catch(() => undefined);
    else this.#undo.push(undo);
  }

  /** Takes ownership of something disposable and gives it back. */
  use<T extends Disposable | AsyncDisposable>(owned: T): T {
    this.add(() =>
      Symbol.asyncDispose in owned
        ? Promise.resolve(owned[Symbol.asyncDispose]())
        : owned[Symbol.dispose](),
    );
    return owned;
  }

  /** A scope that ends with this one, or earlier. */
  child(): Scope {
    const child = new Scope();
    const end = (): Promise<void> => child.end();
    this.add(end);
    child.add(() => {
      this.#undo = this.#undo.filter((undo) => undo !== end);
    });
    return child;
  }

  /** Ends the scope; every undo runs even if one throws, the first error is thrown at the end. */
  end(): Promise<void> {
    return (this.#ended ??= this.#unwind());
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.end();
  }

  async #unwind(): Promise<void> {
    this.#controller.abort();
    const errors: unknown[] = [];
    for (let undo = this.#undo.pop(); undo; undo = this.#undo.pop()) {
      try {
        await undo();
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) throw errors[0];
  }
}
