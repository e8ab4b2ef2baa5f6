import { z } from 'zod';
import { column } from '../../../platform/database/column.ts';
import type { Tables } from '../../../platform/database/tables.ts';
import { spendRules } from './rules.ts';

const { big, int, text } = column;

export const spendTables: Tables = {
  callSpendRules: {
    isLater: true,
    columns: z.object({ id: text, revision: int, rules: spendRules }),
  },
  callSpend: {
    isLater: true,
    columns: z.object({ owner: text, day: int, seconds: int, cost: big, calls: int, cutOff: int }),
  },
  callCharge: {
    isLater: true,
    columns: z.object({
      id: text,
      callId: text,
      phoneNumber: text,
      caller: text,
      country: text.nullable(),
      prefix: text,
      perMinute: big,
      startedMs: big,
      answeredMs: big.nullable(),
      endedMs: big.nullable(),
      leaseMs: big,
      day: int,
      reservedSeconds: int,
      reservedCost: big,
      seconds: int.nullable(),
      cost: big.nullable(),
      outcome: z.enum(['unanswered', 'ended', 'cut-off', 'lost']).nullable(),
    }),
  },
};
