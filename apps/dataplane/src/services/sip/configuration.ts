import type { SipPatch, SipRoute, SipTrunk } from '@switchboard/acs-wire';
import { sipLimits } from '@switchboard/acs-wire';
import { WireError } from '../../platform/wire/errors.ts';
import { isHarmlessPattern } from './number-pattern.ts';

/** How calls go to and come from the phone network; the first route that matches a number is taken. */
export interface SipConfiguration {
  /** By fully qualified domain name. */
  readonly trunks: Readonly<Record<string, SipTrunk>>;
  readonly routes: readonly SipRoute[];
}

export const emptyConfiguration: SipConfiguration = { trunks: {}, routes: [] };

/** What is wrong, as the service words it. */
const PROBLEMS = {
  EmptyPatch: [422, 'Patch with no data provided.'],
  InvalidTrunkFqdn: [422, 'Trunk with an invalid FQDN.'],
  InvalidTrunkSipSignalingPort: [422, 'Trunk with an invalid SIP signaling port.'],
  TooManyTrunks: [422, 'There are too many trunks.'],
  InvalidRouteName: [422, 'Route with an invalid name.'],
  InvalidRouteDescription: [422, 'Route with an invalid description.'],
  InvalidRouteNumberPattern: [422, 'Route with an invalid number pattern.'],
  TooManyRoutes: [422, 'There are too many routes.'],
  TooManyRouteTrunks: [422, 'Route with too many trunks.'],
  DuplicatedRoute: [400, 'There is a duplicated route.'],
  RouteWithDuplicatedTrunk: [400, 'There is a duplicated trunk in a route.'],
  MissingTrunk: [422, 'Route targeting a missing trunk.'],
} as const satisfies Readonly<Record<string, readonly [number, string]>>;

const LABEL = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;
const MAX_FQDN = 253;

/**
 * What it is after a merge patch: trunks one by one, routes all together.
 *
 * @throws WireError in the service's own words, and then nothing is changed
 */
export function patched(before: SipConfiguration, patch: SipPatch): SipConfiguration {
  const changes = Object.entries(patch.trunks ?? {});
  if (changes.length === 0 && patch.routes === undefined) throw invalid('EmptyPatch');
  for (const [fqdn, trunk] of changes) if (trunk !== null) assertTrunk(fqdn, trunk);
  const trunks = new Map(Object.entries(before.trunks));
  for (const [fqdn, trunk] of changes) {
    if (trunk === null) trunks.delete(fqdn);
    else trunks.set(fqdn, trunk);
  }
  if (trunks.size > sipLimits.trunks) throw invalid('TooManyTrunks');
  if (!isDistinct([...trunks.keys()].map((fqdn) => fqdn.toLowerCase()))) {
    throw invalid('InvalidTrunkFqdn');
  }
  const routes = patch.routes ?? before.routes;
  assertRoutes(routes, trunks);
  return { trunks: Object.fromEntries(trunks), routes };
}

function assertTrunk(fqdn: string, { sipSignalingPort: port }: SipTrunk): void {
  if (!isFqdn(fqdn)) throw invalid('InvalidTrunkFqdn');
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw invalid('InvalidTrunkSipSignalingPort');
  }
}

/** At least two labels, the last of which is no number: so it is no address. */
function isFqdn(text: string): boolean {
  const labels = text.split('.');
  if (text.length > MAX_FQDN || labels.length < 2) return false;
  return labels.every((label) => LABEL.test(label)) && !/^\d+$/.test(labels.at(-1)!);
}

function assertRoutes(routes: readonly SipRoute[], trunks: ReadonlyMap<string, SipTrunk>): void {
  if (routes.length > sipLimits.routes) throw invalid('TooManyRoutes');
  for (const route of routes) assertRoute(route, trunks);
  if (!isDistinct(routes.map(({ name }) => name))) throw invalid('DuplicatedRoute');
}

function assertRoute(
  { name, description = '', numberPattern, trunks }: SipRoute,
  known: ReadonlyMap<string, SipTrunk>,
): void {
  if (name === '' || name.length > sipLimits.name) throw invalid('InvalidRouteName');
  if (description.length > sipLimits.description) throw invalid('InvalidRouteDescription');
  if (numberPattern.length > sipLimits.pattern || !isHarmlessPattern(numberPattern)) {
    throw invalid('InvalidRouteNumberPattern');
  }
  if (trunks.length > sipLimits.trunksOfRoute) throw invalid('TooManyRouteTrunks');
  if (!isDistinct(trunks)) throw invalid('RouteWithDuplicatedTrunk');
  if (!trunks.every((fqdn) => known.has(fqdn))) throw invalid('MissingTrunk');
}

function isDistinct(texts: readonly string[]): boolean {
  return new Set(texts).size === texts.length;
}

function invalid(problem: keyof typeof PROBLEMS): WireError {
  const [status, message] = PROBLEMS[problem];
  return new WireError(
    status,
    'UnprocessableConfiguration',
    'One or more request inputs are not valid.',
    { inner: { code: problem, message } },
  );
}
