import { isPhoneNumber } from './address.ts';
import type { Provider } from './provider.ts';

type Route = Pick<Provider, 'name' | 'prefixes' | 'senders'>;

/**
 * Who carries a text: whoever serves the longest beginning of the recipient's number. A short code or a
 * name is only known to the provider that lists it.
 *
 * @returns undefined where nobody does
 */
export function chooseProvider<Given extends Route>(
  providers: readonly Given[],
  { from, to }: { readonly from: string; readonly to: string },
): Given | undefined {
  const able = isPhoneNumber(from)
    ? providers
    : providers.filter(({ senders }) => senders.includes(from));
  const ranked = able.map((provider) => ({ provider, length: servedLength(provider, to) }));
  const best = Math.max(...ranked.map(({ length }) => length));
  return best < 0 ? undefined : ranked.find(({ length }) => length === best)?.provider;
}

/** How much of a number a provider names; 0 where it serves all, -1 where it does not serve this one. */
function servedLength({ prefixes }: Route, to: string): number {
  if (prefixes.length === 0) return 0;
  return Math.max(-1, ...prefixes.filter((one) => to.startsWith(one)).map(({ length }) => length));
}
