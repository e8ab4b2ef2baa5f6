import { checkFlow, flowSchema } from '@switchboard/bots';
import type { Flow, FlowProblem } from '@switchboard/bots';
import type { SkillView } from '@switchboard/bots-api/client';

/** What is wrong with a flow that somebody writes: what the engine says, and what is not filled in. */
export interface DraftProblem extends Omit<FlowProblem, 'code'> {
  readonly code: FlowProblem['code'] | 'invalid';
}

/** Everything that stands in the way of publishing a flow. */
export function problemsOf(flow: Flow, skills: readonly SkillView[]): readonly DraftProblem[] {
  const issues = flowSchema.safeParse(flow).error?.issues ?? [];
  const invalid = issues.map(({ path }): DraftProblem => {
    const [area, step] = path;
    const isOfStep = area === 'steps' && typeof step === 'string';
    const about = (isOfStep ? path.slice(2) : path).join('.');
    return { code: 'invalid', about, ...(isOfStep && { step }) };
  });
  return [...invalid, ...checkFlow(flow, skills)];
}
