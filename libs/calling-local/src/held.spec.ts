import { Emitter } from './emitter.ts';
import { Held, original, recognisable } from './held.ts';

class Counter extends Emitter {
  readonly name = 'counter';
  private readonly _counts = new Map<string, number>();

  get total(): number {
    return [...this._counts.values()].reduce((sum, count) => sum + count, 0);
  }

  self(): this {
    return this;
  }

  count(what: string): void {
    this._counts.set(what, (this._counts.get(what) ?? 0) + 1);
    this.emit('counted', this);
  }
}

class LoudCounter extends Counter {
  override count(what: string): void {
    super.count(what.toUpperCase());
  }
}

/** Wraps whatever it hands out, native objects too, as the strictest of clients might. */
function behindProxy<Value extends object>(value: Value): Value {
  return new Proxy(value, {
    get(target, key, receiver) {
      const found: unknown = Reflect.get(target, key, receiver);
      if (typeof found !== 'function') return isObject(found) ? behindProxy(found) : found;
      return (...args: unknown[]) => {
        const answer: unknown = Reflect.apply(found, receiver, args);
        return isObject(answer) ? behindProxy(answer) : answer;
      };
    },
  });
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

describe('an object that a client holds', () => {
  it('works when its methods and getters run with a Proxy as this', () => {
    const counter = behindProxy(new Counter());
    counter.count('a');
    counter.count('a');
    expect(counter.total).toBe(2);
  });

  it('hears and forgets listeners that are given to a Proxy', () => {
    const counter = new Counter();
    const proxy = behindProxy(counter);
    const heard: unknown[] = [];
    const listener = (value: unknown): void => void heard.push(value);
    proxy.on('counted', listener);
    proxy.count('a');
    proxy.off('counted', listener);
    proxy.count('a');
    expect(heard).toEqual([counter]);
    expect(counter.listenerCount).toBe(0);
  });

  it('is found behind any number of Proxies', () => {
    const counter = new Counter();
    expect(original(behindProxy(behindProxy(counter)))).toBe(counter);
    expect(original(counter)).toBe(counter);
  });

  it('lets a class of a client override its methods', () => {
    const counter = new LoudCounter();
    const heard: unknown[] = [];
    counter.on('counted', (value: unknown) => void heard.push(value));
    behindProxy(counter).count('a');
    expect(heard).toEqual([counter]);
    expect(counter.total).toBe(1);
  });

  it('can be written as JSON, without what is behind it', () => {
    const counter = new Counter();
    counter.count('a');
    expect(JSON.parse(JSON.stringify(counter))).toEqual({
      listenerCount: 0,
      name: 'counter',
      total: 1,
    });
  });
});

describe('what is not ours', () => {
  it('is left as it is', () => {
    const theirs = { id: 1 };
    expect(original(theirs)).toBe(theirs);
    expect(original(undefined)).toBeUndefined();
    expect(original('text')).toBe('text');
  });

  it('can be made recognisable', () => {
    const factory = recognisable({});
    expect(original(behindProxy(factory))).toBe(factory);
    expect(factory).not.toBeInstanceOf(Held);
  });
});
