type AnyFunction = (...args: unknown[]) => unknown;
type AnyClass = abstract new (...args: never[]) => object;

/**
 * A module as a client has it that keeps every object of the SDK behind a Proxy: what methods,
 * properties, promises and events hand out is wrapped, and a Proxy is `this` of every function. What
 * the client hands back stays wrapped, so the module has to know its own objects in any clothes.
 */
export function behindProxies<Value>(value: Value): Value {
  return wrap(value) as Value;
}

const proxies = new WeakMap<object, object>();
const wrapped = new WeakSet<object>();
const listeners = new WeakMap<AnyFunction, AnyFunction>();

const handler: ProxyHandler<object> = {
  get(target, key, receiver) {
    const value: unknown = Reflect.get(target, key, receiver);
    const own = Reflect.getOwnPropertyDescriptor(target, key);
    // What can never change has to be shown as it is.
    const fixed = own && !own.configurable && !own.writable;
    return fixed ? value : wrap(value);
  },
  apply: (target, self, args: unknown[]) =>
    wrap(Reflect.apply(target as AnyFunction, self, args.map(listening))),
  construct: (target, args: unknown[]) =>
    wrap(Reflect.construct(target as AnyFunction, args)) as object,
};

function wrap(value: unknown): unknown {
  if (value instanceof Promise) return value.then(wrap);
  if (!isOfModule(value) || wrapped.has(value)) return value;
  const proxy = proxies.get(value) ?? new Proxy(value, handler);
  proxies.set(value, proxy);
  wrapped.add(proxy);
  return proxy;
}

/** A listener hears of wrapped objects only; it is known by the function the client gave. */
function listening(value: unknown): unknown {
  if (typeof value !== 'function' || wrapped.has(value) || isClass(value)) return value;
  const given = value as AnyFunction;
  const listener =
    listeners.get(given) ?? ((...args: unknown[]) => given(...args.map((one) => wrap(one))));
  listeners.set(given, listener);
  return listener;
}

/** Objects of the browser work only as themselves. */
function isOfModule(value: unknown): value is object {
  if (value === null || (typeof value !== 'object' && typeof value !== 'function')) return false;
  const kind = Object.prototype.toString.call(value);
  return [
    '[object Object]',
    '[object Array]',
    '[object Function]',
    '[object AsyncFunction]',
  ].includes(kind);
}

function isClass(value: object): value is AnyClass {
  return /^class\b/.test(Function.prototype.toString.call(value));
}
