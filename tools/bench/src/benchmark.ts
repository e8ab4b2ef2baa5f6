import type { Scope } from '@switchboard/kernel';
import type { Goal } from './measure.ts';

export interface Benchmark {
  readonly name: string;
  /** What is divided by what. */
  readonly ratio: string;
  readonly goal: Goal;
  /**
   * @param note says something that is worth knowing beside the ratio
   * @returns the ratio of each round, none when something is missing; what was opened ends with the scope
   */
  run(scope: Scope, note: (line: string) => void): Promise<number[]>;
}
