import type { Trunk } from './use-phone-network';

export type TrunkDraft = Pick<Trunk, 'fqdn' | 'port'>;
export type TrunkProblem = 'fqdn' | 'sameFqdn' | 'port';

const LABEL = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;
const MAX_FQDN = 253;
const MAX_PORT = 65_535;

/** The port of SIP over TLS. */
export const emptyTrunk: TrunkDraft = { fqdn: '', port: 5_061 };

/** @param others the domain names of the other trunks */
export function trunkProblems(
  { fqdn, port }: TrunkDraft,
  others: readonly string[],
): ReadonlySet<TrunkProblem> {
  const problems = new Set<TrunkProblem>();
  if (!isFqdn(fqdn)) problems.add('fqdn');
  if (others.some((other) => other.toLowerCase() === fqdn.toLowerCase())) problems.add('sameFqdn');
  if (!Number.isInteger(port) || port < 1 || port > MAX_PORT) problems.add('port');
  return problems;
}

/** At least two labels, the last of which is no number: so it is no address. */
function isFqdn(text: string): boolean {
  const labels = text.split('.');
  if (text.length > MAX_FQDN || labels.length < 2) return false;
  return labels.every((label) => LABEL.test(label)) && !/^\d+$/.test(labels.at(-1) ?? '');
}
