import type { Flow } from './flow.ts';

/** Answers that nobody but the skill which wanted them has to see, by the names of their facts. */
export function secretFacts(flow: Flow): string[] {
  return Object.values(flow.steps).flatMap((step) =>
    step.kind === 'ask' && step.isSecret ? [step.fact] : [],
  );
}
