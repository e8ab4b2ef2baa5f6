import type { Jobs } from '@switchboard/jobs';
import type { Clock } from '@switchboard/kernel';
import type { PriceTable, SendPolicy, VerificationState } from '@switchboard/telephony';
import type { Activity } from './activity/activity.ts';
import type { Transact } from './database/transact.ts';
import type { PrismaClient } from './generated/prisma/client.ts';

/** What every part of the service stands on. */
export interface TelephonyTools {
  readonly client: PrismaClient;
  readonly transact: Transact;
  readonly activity: Activity;
  readonly jobs: Jobs;
  readonly clock: Clock;
  readonly policy: SendPolicy;
  readonly prices: PriceTable;
  readonly newNumbers: VerificationState;
}
