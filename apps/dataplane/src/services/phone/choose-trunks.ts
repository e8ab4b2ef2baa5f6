import type { SipRouting } from '../sip/port.ts';
import type { Trunk } from './trunk.ts';

/**
 * The trunks that a number goes out by, the first one first; those that are known to be down come last,
 * because they may be back.
 */
export function chooseTrunks(
  number: string,
  { routes }: Pick<SipRouting, 'routes'>,
  trunks: ReadonlyMap<string, Trunk>,
): readonly Trunk[] {
  const route = routes.find(({ numberPattern }) => matches(numberPattern, number));
  const listed = (route?.trunks ?? []).flatMap((fqdn) => trunks.get(fqdn.toLowerCase()) ?? []);
  return [...listed.filter(({ isUp }) => isUp), ...listed.filter(({ isUp }) => !isUp)];
}

/** Patterns were checked when they were set; other engines take `^+` for `^`. */
function matches(pattern: string, number: string): boolean {
  return new RegExp(pattern.replace(/^\^[*+?]/, '^')).test(number);
}
