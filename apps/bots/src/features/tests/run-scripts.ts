import { rehearse } from '@switchboard/bots';
import type { ChannelKind, Flow, Rehearsal, RunSkill } from '@switchboard/bots';
import type { ScriptView } from '@switchboard/bots-api/client';

export interface TestResult extends Rehearsal {
  readonly id: string;
  readonly ms: number;
}

interface RunTools {
  readonly runSkillFor: (channel: ChannelKind) => RunSkill;
  readonly today: string;
}

/**
 * Goes through a flow as each script does, one after the other.
 *
 * @param onResult told of each as it is there
 */
export async function runScripts(
  flow: Flow,
  scripts: readonly ScriptView[],
  { runSkillFor, today }: RunTools,
  onResult: (result: TestResult) => void,
): Promise<void> {
  for (const { id, script } of scripts) {
    const startedMs = performance.now();
    const rehearsal = await rehearse(flow, script, runSkillFor(script.channel), today);
    onResult({ ...rehearsal, id, ms: performance.now() - startedMs });
  }
}
