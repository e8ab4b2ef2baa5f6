import 'react-native-get-random-values';
import { registerGlobals } from '@livekit/react-native-webrtc';
import { CryptoDigestAlgorithm, digest, randomUUID } from 'expo-crypto';

/** What the libraries use of a newer JavaScript, or of browsers, and Hermes may lack. */

/** Only the one that PKCE needs; keys are `createDeviceKey`'s. */
const subtle = {
  async digest(algorithm: string | { readonly name: string }, data: BufferSource) {
    const name = typeof algorithm === 'string' ? algorithm : algorithm.name;
    if (name !== 'SHA-256') throw new TypeError('Only SHA-256 is there.');
    return digest(CryptoDigestAlgorithm.SHA256, data);
  },
};

function provide(owner: object, name: PropertyKey, value: unknown): void {
  if (name in owner) return;
  Object.defineProperty(owner, name, { value, configurable: true, writable: true });
}

provide(Symbol, 'dispose', Symbol.for('Symbol.dispose'));
provide(Symbol, 'asyncDispose', Symbol.for('Symbol.asyncDispose'));
provide(globalThis.crypto, 'subtle', subtle);
provide(globalThis.crypto, 'randomUUID', randomUUID);

provide(Promise, 'withResolvers', function withResolvers<Result>() {
  let resolve!: (value: Result | PromiseLike<Result>) => void;
  let reject!: (reason?: unknown) => void;
  const promise = new Promise<Result>((onResolve, onReject) => {
    resolve = onResolve;
    reject = onReject;
  });
  return { promise, resolve, reject };
});

provide(Map, 'groupBy', <Item, Key>(items: Iterable<Item>, keyOf: (item: Item) => Key) => {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
});

provide(URL, 'parse', (text: string, base?: string) => {
  try {
    return new URL(text, base);
  } catch {
    return null;
  }
});

provide(AbortSignal, 'timeout', (ms: number) => {
  const controller = new AbortController();
  setTimeout(() => controller.abort(), ms);
  return controller.signal;
});

provide(AbortSignal, 'any', (signals: readonly AbortSignal[]) => {
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  if (signals.some(({ aborted }) => aborted)) abort();
  for (const signal of signals) signal.addEventListener('abort', abort, { once: true });
  return controller.signal;
});

registerGlobals();
