import type { Procedures } from '../../procedures.ts';
import { csvPage } from '../../shapes.ts';
import { auditRequest } from './list.ts';
import type { AuditService } from './service.ts';

/** A part of the log as a table; whoever begins to take it away is written down. */
export const exportPage = (procedures: Procedures, audit: AuditService) =>
  procedures
    .allowed('audit.read')
    .input(auditRequest.omit({ limit: true }))
    .output(csvPage)
    .query(async ({ ctx: { origin }, input: request }) => {
      if (request.cursor === undefined) await audit.exported(origin, 'audit.export');
      return audit.exportPage(request);
    });
