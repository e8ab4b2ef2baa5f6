import { z } from 'zod';
import { pageApps } from './service.ts';
import type { SessionRecord } from './service.ts';

const moment = z.iso.datetime();

/** The sign-ins of one person, the last used first. */
export const sessionList = z.array(
  z.object({
    id: z.string(),
    browser: z.string().nullable(),
    system: z.string().nullable(),
    app: z.enum(pageApps).nullable(),
    signedInAt: moment,
    lastUsedAt: moment,
    expiresAt: moment,
    getsPushes: z.boolean(),
    current: z.boolean(),
  }),
);

export function sessionListView(records: readonly SessionRecord[]): z.infer<typeof sessionList> {
  return records.map((record) => ({
    ...record,
    signedInAt: record.signedInAt.toISOString(),
    lastUsedAt: record.lastUsedAt.toISOString(),
    expiresAt: record.expiresAt.toISOString(),
  }));
}
