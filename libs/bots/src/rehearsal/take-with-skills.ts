import type { Conversation, Facts, Input, Turn } from '../conversation/conversation.ts';
import { takeTurn } from '../conversation/take-turn.ts';
import type { Flow } from '../flow/flow.ts';

/** More skills than this without anybody saying a word are a circle. */
const MAX_SKILLS_A_LINE = 20;

/** Runs a skill, for real or as a script wants it. */
export type RunSkill = (skill: string, facts: Facts) => Promise<Extract<Input, { kind: 'result' }>>;

export interface TrialTools {
  readonly runSkill: RunSkill;
  /** The day of the conversation, as `2026-11-30`. */
  readonly today: string;
}

/** The turns that an input leads to, with the skills that are run in between. None where it fits nothing. */
export async function takeWithSkills(
  flow: Flow,
  before: Conversation,
  input: Input,
  { runSkill, today }: TrialTools,
): Promise<readonly Turn[]> {
  const turns: Turn[] = [];
  let turn = takeTurn(flow, before, input, today);
  while (turn && turns.push(turn) <= MAX_SKILLS_A_LINE) {
    const run = turn.actions.at(-1);
    if (run?.kind !== 'run') break;
    turn = takeTurn(flow, turn.conversation, await runSkill(run.skill, run.facts), today);
  }
  return turns;
}
