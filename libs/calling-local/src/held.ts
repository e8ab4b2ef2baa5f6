const REVEAL = Symbol('reveal');
let revealed: unknown;

/**
 * What a client may hold. Some keep everything they hold behind a Proxy, which then is `this` of every
 * method, and comes back as an argument. So methods and getters run on the object itself, whatever
 * they are called on, and `original` finds the object behind a Proxy.
 */
export abstract class Held {
  constructor() {
    bindMembers(this, Object.getPrototypeOf(this) as object);
    recognisable(this);
  }

  /** What it shows; its fields lead to the whole call, and back. */
  toJSON(): Record<string, unknown> {
    const names = Object.getOwnPropertyNames(this).filter((name) => !name.startsWith('_'));
    const entries = names.map((name) => [name, Reflect.get(this, name) as unknown] as const);
    return Object.fromEntries(entries.filter(([, value]) => !isObject(value)));
  }
}

/** Lets `original` find this object behind a Proxy. */
export function recognisable<Value extends object>(value: Value): Value {
  const reveal = (): void => void (revealed = value);
  return Object.defineProperty(value, REVEAL, { value: reveal, configurable: true });
}

/**
 * The object behind a Proxy of somebody else's, if it is one of ours. A Proxy may wrap whatever it
 * hands out, so the object is not handed out: it puts itself where it is looked for.
 */
export function original<Value>(value: Value): Value {
  revealed = value;
  if (isObject(value)) (Reflect.get(value, REVEAL) as (() => void) | undefined)?.();
  const found = revealed as Value;
  revealed = undefined;
  return found;
}

function bindMembers(held: object, prototype: object): void {
  if (prototype === Object.prototype) return;
  for (const key of Reflect.ownKeys(prototype)) {
    if (key === 'constructor' || Object.hasOwn(held, key)) continue;
    Object.defineProperty(
      held,
      key,
      bound(held, Reflect.getOwnPropertyDescriptor(prototype, key)!),
    );
  }
  bindMembers(held, Object.getPrototypeOf(prototype) as object);
}

/** Hidden, as what stands in a prototype is, and open to change, as a Proxy has to find it. */
function bound(held: object, { value, get, set }: PropertyDescriptor): PropertyDescriptor {
  if (typeof value === 'function') {
    const method = (value as (...args: unknown[]) => unknown).bind(held);
    return { value: method, configurable: true, writable: true };
  }
  return {
    configurable: true,
    ...(get && { get: get.bind(held) as () => unknown }),
    ...(set && { set: set.bind(held) as (value: unknown) => void }),
  };
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}
