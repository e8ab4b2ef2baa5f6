import { runSkill } from './run-skill.ts';
import type { Skill, SkillResult } from './skill.ts';

const skillThat = (run: () => Promise<SkillResult>): Skill<undefined> => ({
  ...{ name: 'find', description: 'Finds.', needs: ['order'], gives: [], outcomes: ['found'] },
  run,
});
const failures: unknown[] = [];
const outcomeOf = async (skill: Skill<undefined> | undefined, facts = { order: '1' }) => {
  const { outcome } = await runSkill(skill, facts, undefined, (cause) => failures.push(cause));
  return outcome;
};

it('ends as the skill says, if it is one of its outcomes', async () => {
  await expect(outcomeOf(skillThat(async () => ({ outcome: 'found' })))).resolves.toBe('found');
  await expect(outcomeOf(skillThat(async () => ({ outcome: 'other' })))).resolves.toBe('failed');
});

it('fails where the skill does, and tells why', async () => {
  const trouble = new Error('down');
  await expect(outcomeOf(skillThat(() => Promise.reject(trouble)))).resolves.toBe('failed');
  expect(failures).toContain(trouble);
});

it('is not run without what it needs, and cannot be where there is none', async () => {
  const run = () => Promise.reject(new Error('It was run.'));
  await expect(outcomeOf(skillThat(run), { order: '' })).resolves.toBe('missing');
  await expect(outcomeOf(undefined)).resolves.toBe('failed');
});
