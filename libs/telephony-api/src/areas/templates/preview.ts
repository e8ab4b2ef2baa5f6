import type { Procedures } from '../../trpc.ts';
import type { TemplateService } from './service.ts';
import { previewed, previewInput } from './shapes.ts';

/** What a text says for one recipient, and what it costs. */
export const preview = (procedures: Procedures, templates: TemplateService) =>
  procedures
    .allowed('template.read')
    .input(previewInput)
    .output(previewed)
    .query(({ input }) => templates.preview(input));
