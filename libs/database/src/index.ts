export { Prisma } from './generated/prisma/client.ts';
export type {
  AccessKey,
  AuditEvent,
  CallRecord,
  DailyBudget,
  Invitation,
  InvitationUse,
  IssuedToken,
  LedgerEntry,
  NumberOperation,
  Person,
  PolicyVersion,
  PrismaClient,
  Room,
  RoomMember,
  Session,
} from './generated/prisma/client.ts';
export { openDatabase } from './open-database.ts';
export type { Database } from './open-database.ts';
export { isUniqueViolation } from './unique-violation.ts';
