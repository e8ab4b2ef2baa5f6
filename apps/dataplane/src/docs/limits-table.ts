import { resourceLimits } from '../platform/limits/resources.ts';
import type { LimitPolicy } from '../platform/limits/policy.ts';
import { aligned, between } from './markdown.ts';

const RESOURCES = 'resources';
const RATES = 'rates';

/** Puts the tables of limits between the markers of their document. */
export function withLimitTables(document: string, policy: Pick<LimitPolicy, 'rules'>): string {
  const resources = Object.entries(resourceLimits).map(([name, limit]) => [
    `\`${name}\``,
    limit.per,
    `${limit.value.toLocaleString('en')} ${limit.unit}`,
    limit.told,
  ]);
  const rates = policy.rules.map(({ operations, per, limit, seconds }) => [
    operations.map((operation) => `\`${operation}\``).join(' '),
    per.join(', ') || 'resource',
    `${limit.toLocaleString('en')} in ${seconds} s`,
  ]);
  const first = between(
    document,
    RESOURCES,
    aligned([['Limit', 'Of each', 'Default', 'What happens beyond it'], ...resources]),
  );
  return between(first, RATES, aligned([['Operations', 'Of each', 'Default'], ...rates]));
}
