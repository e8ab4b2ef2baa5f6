import { jest } from '@jest/globals';
import { Scope } from './scope.ts';

describe('Scope', () => {
  it('undoes in reverse order, once', async () => {
    const order: string[] = [];
    const scope = new Scope();
    scope.add(() => void order.push('first'));
    scope.add(() => void order.push('second'));
    await Promise.all([scope.end(), scope.end()]);
    expect(order).toEqual(['second', 'first']);
    expect(scope.signal.aborted).toBe(true);
  });

  it('undoes at once what arrives after its end', async () => {
    const scope = new Scope();
    await scope.end();
    const undo = jest.fn<() => void>();
    scope.add(undo);
    expect(undo).toHaveBeenCalledTimes(1);
  });

  it('runs every undo and then throws the first error', async () => {
    const last = jest.fn<() => void>();
    const scope = new Scope();
    scope.add(last);
    scope.add(() => {
      throw new Error('stuck');
    });
    await expect(scope.end()).rejects.toThrow('stuck');
    expect(last).toHaveBeenCalled();
  });

  it('ends its children, and forgets one that ended earlier', async () => {
    const scope = new Scope();
    const undo = jest.fn<() => void>();
    const child = scope.child();
    child.add(undo);
    await child.end();
    await scope.end();
    expect(undo).toHaveBeenCalledTimes(1);
    expect(child.ended).toBe(true);
  });
});
