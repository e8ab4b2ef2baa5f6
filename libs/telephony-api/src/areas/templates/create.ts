import type { Procedures } from '../../trpc.ts';
import type { TemplateService } from './service.ts';
import { createInput, template } from './shapes.ts';

/** Adds a template. */
export const create = (procedures: Procedures, templates: TemplateService) =>
  procedures
    .allowed('template.manage')
    .input(createInput)
    .output(template)
    .mutation(({ input }) => templates.create(input));
