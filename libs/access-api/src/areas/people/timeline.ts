import type { Procedures } from '../../procedures.ts';
import { pageRequest, personId } from '../../shapes.ts';
import { auditPage, auditPageView } from '../audit/shapes.ts';
import type { PeopleService } from './service.ts';

const input = pageRequest.extend({ personId });

/** What was done by and to somebody; newest first. */
export const timeline = (procedures: Procedures, people: PeopleService) =>
  procedures
    .allowed('people.read')
    .input(input)
    .output(auditPage)
    .query(async ({ input: { personId: id, ...request } }) =>
      auditPageView(await people.timeline(id, request)),
    );
