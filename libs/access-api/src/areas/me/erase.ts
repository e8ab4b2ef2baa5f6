import type { Procedures } from '../../procedures.ts';
import { nothing } from '../../shapes.ts';
import type { PeopleService } from '../people/service.ts';

/** Erases oneself: the identity is deleted at ACS, what names me is removed here. */
export const erase = (procedures: Procedures, people: PeopleService) =>
  procedures
    .allowed('self.erase')
    .output(nothing)
    .mutation(async ({ ctx }) => {
      await people.erase(ctx.origin, ctx.origin.actor.id, 'own-wish');
      return {};
    });
