import { z } from 'zod';
import { cost, count, line, moment, phoneNumber, templateId, text } from '../../shapes.ts';
import { templateFields } from './fields.ts';

export const template = z.object({
  id: z.string(),
  name: z.string(),
  text: z.string(),
  fields: z.array(z.enum(templateFields)),
  changedAt: moment,
});

export const templateList = z.object({ items: z.array(template) });
export const byId = z.object({ templateId });
export const createInput = z.object({ name: line(1, 100), text });
export const updateInput = createInput.extend({ templateId });
export const previewInput = z.object({
  text,
  values: z.partialRecord(z.enum(templateFields), line(0, 200)).default({}),
  to: phoneNumber.optional(),
});
export const previewed = z.object({
  /** Null while a variable has no value. */
  text: z.string().nullable(),
  fields: z.array(z.enum(templateFields)),
  missing: z.array(z.enum(templateFields)),
  segments: count,
  cost: cost.nullable(),
});

export type TemplateView = z.infer<typeof template>;
