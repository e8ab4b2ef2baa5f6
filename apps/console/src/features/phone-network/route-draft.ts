import type { Route } from './use-phone-network';

export type RouteDraft = Route;
export type RouteProblem = 'name' | 'sameName' | 'numberPattern';

const MAX_PATTERN = 1_024;

export const emptyRoute: RouteDraft = {
  ...{ name: '', description: '', numberPattern: '^\\+', trunks: [] },
};

/** @param others the names of the other routes */
export function routeProblems(
  { name, numberPattern }: RouteDraft,
  others: readonly string[],
): ReadonlySet<RouteProblem> {
  const problems = new Set<RouteProblem>();
  if (name.trim() === '') problems.add('name');
  if (others.includes(name.trim())) problems.add('sameName');
  if (!isPattern(numberPattern)) problems.add('numberPattern');
  return problems;
}

/** Is it a regular expression? Other engines take `^+` for `^`, as examples of Azure do. */
function isPattern(text: string): boolean {
  if (text.trim() === '' || text.length > MAX_PATTERN) return false;
  try {
    return RegExp(text.replace(/^\^[*+?]/, '^')) !== undefined;
  } catch {
    return false;
  }
}

/** The same with one of them a place further up or down. */
export function moved(routes: readonly Route[], from: number, by: 1 | -1): readonly Route[] {
  return routes.map((route, at) => {
    if (at === from) return routes[from + by] ?? route;
    return at === from + by ? (routes[from] ?? route) : route;
  });
}
