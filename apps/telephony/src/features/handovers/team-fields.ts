import type { TeamView } from '@switchboard/telephony-api/client';

/** A team as it is filled in. */
export interface TeamFields {
  readonly name: string;
  readonly seconds: number;
  /** In their order. */
  readonly personIds: readonly string[];
  /** What each of them can be asked for, as it is written: `French, refunds`. */
  readonly skills: Readonly<Record<string, string>>;
}

const SECONDS = 20;
const MAX_SKILL = 60;
const MAX_SKILLS = 20;

export function teamFieldsOf(team: TeamView | undefined): TeamFields {
  const members = team?.members ?? [];
  return {
    ...{ name: team?.name ?? '', seconds: team?.seconds ?? SECONDS },
    personIds: members.map(({ id }) => id),
    skills: Object.fromEntries(members.map(({ id, skills }) => [id, skills.join(', ')])),
  };
}

/** Each once, as it is written first. */
export function skillsOf(written: string): string[] {
  const skills = written
    .split(/[,，、]/)
    .map((one) => one.trim().slice(0, MAX_SKILL).trim())
    .filter((one) => one !== '');
  return [...new Set(skills)].slice(0, MAX_SKILLS);
}
