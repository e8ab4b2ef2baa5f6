import { Prisma } from '../generated/prisma/client.ts';

/** Did the database refuse a row because another one has the same key? Then somebody was faster. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
}
