import type { Procedures } from '../../trpc.ts';
import type { TemplateService } from './service.ts';
import { template, updateInput } from './shapes.ts';

/** Changes a template. */
export const update = (procedures: Procedures, templates: TemplateService) =>
  procedures
    .allowed('template.manage')
    .input(updateInput)
    .output(template)
    .mutation(({ input }) => templates.update(input));
