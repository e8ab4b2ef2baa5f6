import type { Input, Turn } from '../conversation/conversation.ts';
import { openConversation } from '../conversation/open-conversation.ts';
import type { Flow } from '../flow/flow.ts';
import { deviationAtEnd, deviationOf } from './deviation.ts';
import type { Deviation, Reached } from './deviation.ts';
import type { Script, ScriptLine } from './script.ts';
import { takeWithSkills } from './take-with-skills.ts';
import type { RunSkill } from './take-with-skills.ts';

/** How a rehearsal went. */
export interface Rehearsal {
  readonly script: string;
  readonly turns: readonly Turn[];
  /** Undefined where everything went as the script has it. */
  readonly deviation?: Deviation;
}

/**
 * Goes through a flow as a script does, without any channel, up to the first thing that is not as expected.
 *
 * @param today the day of the conversation, as `2026-11-30`
 */
export async function rehearse(
  flow: Flow,
  script: Script,
  runSkill: RunSkill,
  today: string,
): Promise<Rehearsal> {
  const turns: Turn[] = [];
  let at = openConversation(flow, script.channel, script.facts);
  const take = async (input: Input): Promise<readonly Turn[]> => {
    const taken = await takeWithSkills(flow, at, input, { runSkill, today });
    at = taken.at(-1)?.conversation ?? at;
    turns.push(...taken);
    return taken;
  };
  const done = (deviation?: Deviation): Rehearsal => ({
    ...{ script: script.name, turns },
    ...(deviation && { deviation }),
  });
  const reached = (taken: readonly Turn[]): Reached => ({ said: wordsOf(taken), step: at.step });
  const greeted = deviationOf(-1, script, reached(await take({ kind: 'arrived' })));
  if (greeted) return done(greeted);
  for (const [line, one] of script.lines.entries()) {
    const deviation = deviationOf(line, one, reached(await take(inputOf(one))));
    if (deviation) return done(deviation);
  }
  return done(deviationAtEnd(script, at.waiting));
}

function inputOf({ does }: ScriptLine): Input {
  switch (does.kind) {
    case 'says':
      return { kind: 'said', text: does.text, confidence: 1 };
    case 'presses':
      return { kind: 'pressed', keys: does.keys };
    case 'chooses':
      return { kind: 'chose', choice: does.choice, confidence: 1 };
    case 'waits':
      return { kind: 'silent' };
    case 'mumbles':
      return { kind: 'unclear' };
    case 'leaves':
      return { kind: 'left' };
  }
}

/** Everything that a bot says in its turns. */
function wordsOf(turns: readonly Turn[]): string {
  return turns
    .flatMap(({ actions }) => actions.flatMap((action) => ('text' in action ? [action.text] : [])))
    .join(' ');
}
