import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import { moment, pageRequest, personId } from '../../shapes.ts';
import { auditOutcomes } from './service.ts';
import type { AuditService } from './service.ts';
import { auditPage, auditPageView } from './shapes.ts';

export const auditRequest = pageRequest.extend({
  personId: personId.optional(),
  actorId: personId.optional(),
  subjectId: personId.optional(),
  action: z
    .string()
    .regex(/^[A-Za-z.-]{1,60}$/)
    .optional(),
  outcome: z.enum(auditOutcomes).optional(),
  from: moment.optional(),
  to: moment.optional(),
});
/** What was done, by whom and why; newest first. */
export const list = (procedures: Procedures, audit: AuditService) =>
  procedures
    .allowed('audit.read')
    .input(auditRequest)
    .output(auditPage)
    .query(async ({ input: request }) => auditPageView(await audit.list(request)));
