import { z } from 'zod';

export const botId = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);
export const conversationId = z.string().regex(/^cnv_[a-z0-9]{1,60}$/);
/** In E.164. */
export const number = z.string().regex(/^\+[1-9]\d{6,14}$/);
export const timestamp = z.iso.datetime();

export const nothing = z.object({});

export const pageRequest = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.number().int().min(1).max(100).default(50),
});

export interface Page<Item> {
  readonly items: Item[];
  readonly cursor: string | null;
}
