import type { CheckProgress } from './connectivity-check.ts';

/** What one may hope for, best first. */
export type Summary =
  /** Data passes through a relay, so it does whatever network the other side is in. */
  | 'relayed'
  /** A relay lets one in, but nothing came through it. */
  | 'reachable'
  /** Without a relay: it depends on the network of the other side. */
  | 'direct'
  | 'blocked';

export function summaryOf({ rows, pair }: CheckProgress): Summary {
  if (rows.some(({ measurement }) => measurement?.status === 'done')) return 'relayed';
  const works = rows.filter(({ outcome }) => outcome.status === 'works');
  if (works.some(({ kind }) => kind !== 'stun')) return 'reachable';
  return works.length > 0 || (pair && pair !== 'none') ? 'direct' : 'blocked';
}

/** How much is done, of how much that is known to be to do. */
export function stepsOf({ rows, pair }: CheckProgress): {
  readonly done: number;
  readonly all: number;
} {
  const steps = [
    ...rows.map(({ outcome }) => isSettled(outcome.status)),
    ...rows
      .filter(isMeasured)
      .map(({ measurement }) => isSettled(measurement?.status ?? 'waiting')),
    pair !== undefined,
  ];
  return { done: steps.filter(Boolean).length, all: steps.length };
}

const isSettled = (status: string): boolean => status !== 'waiting' && status !== 'running';

/** A relay is measured once it lets one in. */
const isMeasured = ({ kind, outcome }: CheckProgress['rows'][number]): boolean =>
  kind !== 'stun' && outcome.status !== 'not-offered' && !hasFailed(outcome.status);

const hasFailed = (status: string): boolean =>
  status === 'no-answer' || status === 'refused' || status === 'unusable';
