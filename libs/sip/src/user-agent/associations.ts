import type { SipCall } from '../call/sip-call.ts';
import type { Replaces } from '../call/replaces.ts';
import { associationKey } from './association-key.ts';
import type { Association } from './association.ts';

/** Everything that messages may belong to, and the calls among it. */
export class Associations {
  readonly #all = new Map<string, Association>();
  readonly #calls = new Map<string, SipCall>();

  get size(): number {
    return this.#all.size;
  }

  find(keys: readonly string[]): Association | undefined {
    return keys.map((key) => this.#all.get(key)).find((one) => one);
  }

  add(key: string, association: Association): void {
    this.#all.set(key, association);
  }

  delete(key: string): void {
    this.#all.delete(key);
    this.#calls.delete(key);
  }

  answered(key: string, call: SipCall): void {
    this.#calls.set(key, call);
  }

  /** The call that Replaces names, whoever of the two has made it. */
  named({ callId, localTag, remoteTag }: Replaces): SipCall | undefined {
    const call =
      this.#calls.get(associationKey('called', callId, remoteTag)) ??
      this.#calls.get(associationKey('caller', callId, localTag));
    const { dialog } = call ?? {};
    return dialog?.localTag === localTag && dialog.remoteTag === remoteTag ? call : undefined;
  }

  [Symbol.dispose](): void {
    for (const association of [...this.#all.values()]) association[Symbol.dispose]();
  }
}
