const STAGES = ['heard', 'model', 'decide', 'wait', 'skill', 'perform'] as const;

export interface Stage {
  readonly id: (typeof STAGES)[number];
  readonly ms: number;
  /** Of all stages, from 0 to 1. */
  readonly share: number;
}

/**
 * The stages of a turn in the order in which they happen. The service counts `perform` from when the turn was decided:
 * what is shown of it is what comes after waiting.
 */
export function stagesOf(timings: Readonly<Record<string, number>>): readonly Stage[] {
  const { wait = 0, perform } = timings;
  const own: Readonly<Record<string, number>> = {
    ...timings,
    ...(perform !== undefined && { perform: Math.max(0, perform - wait) }),
  };
  const known = STAGES.flatMap((id) => {
    const ms = own[id];
    return ms === undefined ? [] : [{ id, ms }];
  });
  const all = known.reduce((sum, { ms }) => sum + ms, 0);
  return known.map((stage) => ({ ...stage, share: all === 0 ? 0 : stage.ms / all }));
}
