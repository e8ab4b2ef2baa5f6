import { Prisma } from '@switchboard/database';

/** For how many refusals an entry of the audit log stands, in SQL. */
export const refusalCount = Prisma.sql`
  coalesce(substring(reason FROM '^[a-z-]+; ([0-9]{1,9}) more within a minute$')::int, 1)`;
