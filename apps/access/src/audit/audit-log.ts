import type { AuditService } from '@switchboard/access-api';
import type { PrismaClient } from '@switchboard/database';
import type { Clock, Scope } from '@switchboard/kernel';
import type { Activity } from '../activity/activity.ts';
import { checkAudit } from './check-audit.ts';
import { countRefusals } from './count-refusals.ts';
import { exportAudit } from './export-audit.ts';
import { readAudit } from './read-audit.ts';
import { watchAudit } from './watch-audit.ts';

/** The append-only log; the database refuses to change it, and links each entry to the one before. */
export function createAuditLog(
  client: PrismaClient,
  activity: Activity,
  lifetime: {
    readonly clock: Clock;
    readonly scope: Scope;
    readonly onFailure: (error: unknown) => void;
  },
): AuditService {
  const list = readAudit(client);
  const record: AuditService['record'] = async (entry) => {
    await client.auditEvent.create({ data: { ...entry, at: new Date(lifetime.clock.now()) } });
    activity.tell();
  };
  return {
    record,
    refused: countRefusals({ record, ...lifetime }),
    list,
    exportPage: exportAudit(list),
    exported: ({ actor, requestId }, action) =>
      record({ actorId: actor.id, action, outcome: 'done', requestId }),
    check: () => checkAudit(client),
    watch: watchAudit(client, activity),
  };
}
