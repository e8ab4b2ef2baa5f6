import type { Facts, Input } from '../conversation/conversation.ts';
import { FAILED, MISSING } from './skill.ts';
import type { Skill } from './skill.ts';

/** How long somebody is kept waiting for a skill. */
const MAX_SKILL_MS = 8_000;

type Result = Extract<Input, { kind: 'result' }>;

/**
 * Runs a skill. Whatever goes wrong in it is an outcome, since a conversation has to go on.
 *
 * @param onFailure is told what went wrong
 */
export async function runSkill<Tools>(
  skill: Skill<Tools> | undefined,
  facts: Facts,
  tools: Tools,
  onFailure: (cause: unknown) => void,
): Promise<Result> {
  if (!skill || skill.needs.some((need) => !facts[need])) return result(skill ? MISSING : FAILED);
  const signal = AbortSignal.timeout(MAX_SKILL_MS);
  try {
    const { outcome, facts: found } = await orTooLate(skill.run(facts, tools, signal), signal);
    const isKnown = skill.outcomes.includes(outcome) || outcome === FAILED;
    return isKnown ? result(outcome, found) : result(FAILED);
  } catch (cause) {
    onFailure(cause);
    return result(FAILED);
  }
}

function result(outcome: string, facts: Facts = {}): Result {
  return { kind: 'result', outcome, facts };
}

/** A skill that does not look at its signal is not waited for either. */
function orTooLate<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const late = Promise.withResolvers<never>();
  signal.addEventListener('abort', () => late.reject(signal.reason as Error), { once: true });
  return Promise.race([work, late.promise]);
}
