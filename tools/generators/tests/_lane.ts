/** Work that is begun one after the other, whatever becomes of the one before; each is waited for by its name. */
export function lane<Name extends string>(
  work: Readonly<Record<Name, () => Promise<unknown>>>,
): Readonly<Record<Name, Promise<unknown>>> {
  let before: Promise<unknown> = Promise.resolve();
  const begun = Object.entries<() => Promise<unknown>>(work).map(([name, begin]) => {
    const own = before.then(begin);
    // Who waits for it is told; nobody else is.
    before = own.catch(() => undefined);
    return [name, own] as const;
  });
  return Object.fromEntries(begun) as Record<Name, Promise<unknown>>;
}
