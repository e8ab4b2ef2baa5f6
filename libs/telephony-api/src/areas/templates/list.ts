import type { Procedures } from '../../trpc.ts';
import type { TemplateService } from './service.ts';
import { templateList } from './shapes.ts';

/** All templates by name. */
export const list = (procedures: Procedures, templates: TemplateService) =>
  procedures
    .allowed('template.read')
    .output(templateList)
    .query(async () => ({ items: await templates.list() }));
