import { accessError } from '@switchboard/access-api';
import type { Role, TokenRule } from '@switchboard/identity';
import type { PrismaClient } from '@switchboard/database';
import type { PlatformError } from '@switchboard/kernel';
import type { Clock } from '@switchboard/kernel';

const DAY_MS = 86_400_000;
const KEPT_DAYS = 30;

export interface Budget {
  /** @throws PlatformError `budget-exhausted`; the day is a UTC day */
  spend(personId: string, role: Role, rule: TokenRule): Promise<void>;
  /** Tokens that a person has got today. */
  spentToday(personId: string): Promise<number>;
  /** @throws PlatformError `budget-exhausted` */
  spendRelay(personId: string, rule: TokenRule): Promise<void>;
  /** Relay credentials that a person has got today. */
  relaysToday(personId: string): Promise<number>;
  forgetOldDays(): Promise<void>;
}

/** Tokens and relay credentials per day, counted where all processes count. */
export function createBudget(client: PrismaClient, clock: Clock): Budget {
  const spendOne = async (key: string, most: number): Promise<void> => {
    const day = dayOf(clock.now());
    const spent = await client.$executeRaw`
      INSERT INTO daily_budget (day, key, spent)
      SELECT ${day}, ${key}, 1 WHERE ${most}::int > 0
      ON CONFLICT (day, key) DO UPDATE SET spent = daily_budget.spent + 1
      WHERE daily_budget.spent < ${most}::int`;
    if (spent === 0) throw exhausted(DAY_MS - (clock.now() % DAY_MS));
  };
  const spentOn = async (key: string): Promise<number> => {
    const where = { day_key: { day: dayOf(clock.now()), key } };
    return (await client.dailyBudget.findUnique({ where }))?.spent ?? 0;
  };
  return {
    async spend(personId, role, rule) {
      await spendOne(`person:${personId}`, rule.tokensPerPersonPerDay);
      await spendOne(`role:${role}`, rule.tokensPerRolePerDay);
    },
    spentToday: (personId) => spentOn(`person:${personId}`),
    spendRelay: (personId, rule) => spendOne(`relay:${personId}`, rule.relaysPerPersonPerDay),
    relaysToday: (personId) => spentOn(`relay:${personId}`),
    async forgetOldDays() {
      const first = dayOf(clock.now() - KEPT_DAYS * DAY_MS);
      await client.dailyBudget.deleteMany({ where: { day: { lt: first } } });
    },
  };
}

/** The UTC day that budgets are counted by. */
export function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

function exhausted(retryAfterMs: number): PlatformError {
  return accessError('budget-exhausted', 'No more of these today.', { retryAfterMs });
}
