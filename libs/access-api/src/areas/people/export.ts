import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import { csvPage, orderedPageRequest } from '../../shapes.ts';
import type { AuditService } from '../audit/service.ts';
import { peopleFilter, peopleOrder } from './list.ts';
import type { PeopleService } from './service.ts';

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
