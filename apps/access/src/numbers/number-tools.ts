import type { AuditService, MonthlyCost } from '@switchboard/access-api';
import type { PrismaClient } from '@switchboard/database';
import type { Clock } from '@switchboard/kernel';
import type { NumbersGateway } from './numbers-gateway.ts';

export interface NumberTools {
  readonly client: PrismaClient;
  readonly gateway: NumbersGateway;
  readonly audit: Pick<AuditService, 'record'>;
  /** What numbers may cost each month; nothing may be bought when absent. */
  readonly limit: MonthlyCost | undefined;
  readonly clock: Clock;
}
