import { newId } from '@switchboard/app-server';
import { fillTemplate, parseTemplate, textCost } from '@switchboard/telephony';
import { apiError, templateFields } from '@switchboard/telephony-api';
import type { TemplateField, TemplateService, TemplateView } from '@switchboard/telephony-api';
import type { Template } from '../generated/prisma/client.ts';
import type { TelephonyTools } from '../telephony-tools.ts';

type Tools = Pick<TelephonyTools, 'client' | 'transact' | 'clock' | 'prices'>;

const MAX_LISTED = 500;

export function createTemplateService({ client, transact, clock, prices }: Tools): TemplateService {
  const changedAt = (): Date => new Date(clock.now());
  return {
    async list() {
      const rows = await client.template.findMany({
        orderBy: [{ name: 'asc' }, { id: 'asc' }],
        take: MAX_LISTED,
      });
      return rows.map(templateView);
    },
    create: (given) =>
      transact(async (tx) => {
        parseTemplate(given.text, templateFields);
        const data = { id: newId('tpl', clock), ...given, changedAt: changedAt() };
        const row = await tx.prisma.template.create({ data });
        tx.tell({ kind: 'template', id: row.id });
        return templateView(row);
      }),
    update: ({ templateId: id, ...given }) =>
      transact(async (tx) => {
        parseTemplate(given.text, templateFields);
        const data = { ...given, changedAt: changedAt() };
        const { count } = await tx.prisma.template.updateMany({ where: { id }, data });
        if (count === 0) throw missing();
        tx.tell({ kind: 'template', id });
        return templateView({ id, ...data });
      }),
    remove: (id) =>
      transact(async (tx) => {
        const { count } = await tx.prisma.template.deleteMany({ where: { id } });
        if (count === 0) throw missing();
        tx.tell({ kind: 'template', id });
      }),
    async preview({ text: written, values, to }) {
      const template = parseTemplate(written, templateFields);
      const fields = unique(template.fields);
      const missingFields = fields.filter((field) => !values[field]?.trim());
      const text = missingFields.length === 0 ? fillTemplate(template, values) : null;
      const { segments, cost } = textCost(text ?? written, prices, to ?? []);
      return {
        ...{ text, fields, segments, missing: missingFields },
        cost: to === undefined ? null : (cost ?? null),
      };
    },
  };
}

function templateView({ id, name, text, changedAt }: Template): TemplateView {
  const { fields } = parseTemplate(text, templateFields);
  return { id, name, text, fields: unique(fields), changedAt: changedAt.toISOString() };
}

function unique(fields: readonly TemplateField[]): TemplateField[] {
  return [...new Set(fields)];
}

function missing() {
  return apiError('template-not-found', 'There is no such template.');
}
