import type { Flow } from '../flow/flow.ts';
import { secretFacts } from '../flow/secret-facts.ts';
import type { Facts } from './conversation.ts';

/** What a person reads before they take over. */
export interface Summary {
  /** What is known, by name, in the order in which it was found out. */
  readonly facts: readonly { readonly name: string; readonly value: string }[];
  /** What was understood of the last turns, the latest last. */
  readonly understood: readonly string[];
  /** What kept the bot from going on; undefined where somebody asked for a person. */
  readonly problem?: string;
}

/** What a turn leaves behind for a summary. */
export interface PastTurn {
  /** A label or value, where something was understood. */
  readonly understood?: string | undefined;
  readonly problem?: string | undefined;
}

const MAX_UNDERSTOOD = 8;

/** @param turns all of a conversation or its last ones, in order */
export function summarise(flow: Flow, facts: Facts, turns: readonly PastTurn[]): Summary {
  const problem = turns.at(-1)?.problem;
  const hidden = new Set(secretFacts(flow));
  return {
    facts: Object.entries(facts)
      .filter(([name]) => !hidden.has(name))
      .map(([name, value]) => ({ name, value })),
    understood: turns.flatMap(({ understood }) => understood ?? []).slice(-MAX_UNDERSTOOD),
    ...(problem && { problem }),
  };
}
