import type { Procedures } from '../../trpc.ts';
import { nothing } from '../../shapes.ts';
import type { TemplateService } from './service.ts';
import { byId } from './shapes.ts';

/** Deletes a template; texts that were made of it stay. */
export const remove = (procedures: Procedures, templates: TemplateService) =>
  procedures
    .allowed('template.manage')
    .input(byId)
    .output(nothing)
    .mutation(async ({ input }) => {
      await templates.remove(input.templateId);
      return {};
    });
