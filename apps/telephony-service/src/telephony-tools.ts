import type { Activity } from '@switchboard/app-server';
import type { Jobs } from '@switchboard/jobs';
import type { Clock } from '@switchboard/kernel';
import type { Change } from '@switchboard/telephony-api';
import type { PriceTable, SendPolicy, VerificationState } from '@switchboard/telephony';
import type { Transact } from './database/transact.ts';
import type { PrismaClient } from './generated/prisma/client.ts';
import type { WhoIsHere } from './teams/who-is-here.ts';

/** What every part of the service stands on. */
export interface TelephonyTools {
  readonly client: PrismaClient;
  readonly transact: Transact;
  readonly activity: Activity<Change>;
  readonly jobs: Jobs;
  readonly whoIsHere: WhoIsHere;
  readonly clock: Clock;
  readonly policy: SendPolicy;
  readonly prices: PriceTable;
  readonly newNumbers: VerificationState;
}
