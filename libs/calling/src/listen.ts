import type { Scope } from '@switchboard/kernel';

interface Source {
  on(event: never, listener: never): void;
  off(event: never, listener: never): void;
}

/** Listens until the scope ends; after that nothing is heard, not even while it is being undone. */
export function listen<Args extends readonly unknown[]>(
  scope: Scope,
  source: Source,
  event: string,
  listener: (...args: Args) => void,
): void {
  const heard = (...args: Args): void => {
    if (!scope.ended) listener(...args);
  };
  // An overload cannot be chosen by a variable.
  source.on(event as never, heard as never);
  scope.add(() => source.off(event as never, heard as never));
}
