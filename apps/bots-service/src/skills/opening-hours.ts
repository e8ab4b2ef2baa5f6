import type { Skill } from '@switchboard/bots';
import type { SkillTools } from './skill-tools.ts';

/** From Monday to Friday, in minutes after midnight where the team is. */
const OPENS = 9 * 60;
const CLOSES = 18 * 60;
const WEEKEND = new Set(['Sat', 'Sun']);

/** Says whether somebody is there now. */
export const openingHours: Skill<SkillTools> = {
  name: 'opening-hours',
  description: 'Says whether the team works now, by its time zone.',
  needs: [],
  gives: ['hours'],
  outcomes: ['open', 'closed'],
  async run(_facts, { clock, timeZone }) {
    const { weekday, minute } = localTime(clock.now(), timeZone);
    const isOpen = !WEEKEND.has(weekday) && minute >= OPENS && minute < CLOSES;
    return {
      outcome: isOpen ? 'open' : 'closed',
      facts: { hours: 'Monday to Friday, 9 AM to 6 PM' },
    };
  },
};

function localTime(ms: number, timeZone: string) {
  const format = new Intl.DateTimeFormat('en-US', {
    ...({ timeZone, weekday: 'short', hourCycle: 'h23' } as const),
    ...({ hour: '2-digit', minute: '2-digit' } as const),
  });
  const parts = new Map(format.formatToParts(ms).map(({ type, value }) => [type, value]));
  return {
    weekday: parts.get('weekday') ?? '',
    minute: Number(parts.get('hour')) * 60 + Number(parts.get('minute')),
  };
}
