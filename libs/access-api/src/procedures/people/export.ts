import { z } from 'zod';
import { csvPage } from '../../csv-output.ts';
import type { Procedures } from '../../procedures.ts';
import { orderedPageRequest } from '../../schemas.ts';
import type { AuditService } from '../../services/audit.ts';
import type { PeopleService } from '../../services/people.ts';
import { peopleFilter, peopleOrder } from './list.ts';

const input = z.object({
  cursor: orderedPageRequest.shape.cursor,
  ...peopleFilter.shape,
  order: peopleOrder,
});

/** A part of the list as a table; whoever begins to take it away is written down. */
export const exportPage = (procedures: Procedures, people: PeopleService, audit: AuditService) =>
  procedures
    .allowed('people.read')
    .input(input)
    .output(csvPage)
    .query(async ({ ctx: { origin }, input: request }) => {
      if (request.cursor === undefined) await audit.exported(origin, 'people.export');
      return people.exportPage(request);
    });
