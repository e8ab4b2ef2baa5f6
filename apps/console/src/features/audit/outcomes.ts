export const OUTCOMES = ['done', 'refused', 'failed'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export function isOutcome(value: string | null): value is Outcome {
  return OUTCOMES.some((outcome) => outcome === value);
}
