import type { PushServiceName } from '@switchboard/push';

/** How many requests each service answers at once. */
export class Load {
  readonly #now = new Map<PushServiceName, number>();
  readonly #most = new Map<PushServiceName, number>();

  mostOf(service: PushServiceName): number {
    return this.#most.get(service) ?? 0;
  }

  /** A request is there, until it is disposed of. */
  enter(service: PushServiceName): Disposable {
    const now = this.#of(service) + 1;
    this.#now.set(service, now);
    this.#most.set(service, Math.max(now, this.mostOf(service)));
    return { [Symbol.dispose]: () => void this.#now.set(service, this.#of(service) - 1) };
  }

  #of(service: PushServiceName): number {
    return this.#now.get(service) ?? 0;
  }
}
