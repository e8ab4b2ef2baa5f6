import type { Waiting } from '../conversation/conversation.ts';
import type { Script } from './script.ts';

/** The first thing that was not as a script has it. */
export interface Deviation {
  /** From 0; -1 is the greeting, the number of lines the end. */
  readonly line: number;
  readonly expected: string;
  readonly got: string;
}

/** What has come of a line. */
export interface Reached {
  /** Everything that the bot has said since. */
  readonly said: string;
  /** Where it is now. */
  readonly step: string;
}

interface Wanted {
  readonly hears?: string | undefined;
  readonly at?: string | undefined;
}

/** @param line which one it is, from 0; -1 for the greeting */
export function deviationOf(
  line: number,
  { hears, at }: Wanted,
  { said, step }: Reached,
): Deviation | undefined {
  if (hears && !said.toLowerCase().includes(hears.toLowerCase()))
    return { line, expected: hears, got: said };
  return at && at !== step ? { line, expected: at, got: step } : undefined;
}

/** @param waiting what the conversation waits for in the end */
export function deviationAtEnd({ ends, lines }: Script, waiting: Waiting): Deviation | undefined {
  const got = waiting === 'person' ? 'person' : waiting === 'nothing' ? 'over' : 'listening';
  return ends && ends !== got ? { line: lines.length, expected: ends, got } : undefined;
}
