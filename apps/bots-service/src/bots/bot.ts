import type { Flow, Script, Skill } from '@switchboard/bots';
import type { SkillTools } from '../skills/skill-tools.ts';

/** A bot as a program brings it: what it says at first, and what it can do. */
export interface BotDefinition {
  /** Its flow until somebody writes another one; the flow's id is the bot's. */
  readonly flow: Flow;
  readonly skills: readonly Skill<SkillTools>[];
  /** Whom it is tried with until somebody writes other ones. */
  readonly scripts?: readonly Script[];
}
