import type { Activity } from '@switchboard/app-server';
import type { Change } from '@switchboard/bots-api';
import type { Jobs } from '@switchboard/jobs';
import type { Clock } from '@switchboard/kernel';
import type { Transact } from './database/transaction.ts';
import type { PrismaClient } from './generated/prisma/client.ts';

/** What every part of the service stands on. */
export interface BotsTools {
  readonly client: PrismaClient;
  readonly transact: Transact;
  readonly activity: Activity<Change>;
  readonly jobs: Jobs;
  readonly clock: Clock;
  /** Where the team is, as `Europe/Berlin`: it says which day it is. */
  readonly timeZone: string;
  /** Whether a language model is asked for what rules do not understand. */
  readonly hasModel: boolean;
}
