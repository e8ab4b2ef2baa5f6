import type { ContactView } from '@switchboard/telephony-api';
import type { Contact } from '../generated/prisma/client.ts';

export function contactView({ id, name, number, timeZone, createdAt }: Contact): ContactView {
  return { id, name, number, timeZone, createdAt: createdAt.toISOString() };
}
