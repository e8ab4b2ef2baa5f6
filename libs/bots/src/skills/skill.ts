import type { Facts } from '../conversation/conversation.ts';

/** What a flow has to know of a skill. */
export interface SkillContract {
  readonly name: string;
  /** What it does, in one sentence, for who builds flows. */
  readonly description: string;
  /** Facts that it needs; without one of them it is not run. */
  readonly needs: readonly string[];
  /** Facts that it may add. */
  readonly gives: readonly string[];
  /** How it may end, besides the two that every skill has. */
  readonly outcomes: readonly string[];
}

export interface SkillResult {
  readonly outcome: string;
  readonly facts?: Facts;
}

/** Something that a bot can do, with the tools that its program gives it. */
export interface Skill<Tools> extends SkillContract {
  run(facts: Facts, tools: Tools, signal: AbortSignal): Promise<SkillResult>;
}

/** How every skill may end, by an error or by taking too long. Where a flow says no more, it goes to its repair. */
export const FAILED = 'failed';
/** How a skill ends that lacks a fact which it needs. */
export const MISSING = 'missing';
