import type { z } from 'zod';
import type { runSkillInput, SkillResultView } from './shapes.ts';

/** What somebody needs who tries a flow: everything else of it is pure, and goes on in the page. */
export interface TrialService {
  /**
   * Runs a skill with data of its own: nothing that customers have changes, and nobody is texted.
   *
   * @throws PlatformError `bot-not-found`, `skill-not-found`
   */
  runSkill(request: z.output<typeof runSkillInput>): Promise<SkillResultView>;
}
