import { can } from '@switchboard/identity';
import type { Permission } from '@switchboard/identity';
import { createRpc } from '@switchboard/rpc';
import type { Actor } from './actor.ts';

export const { trpc, createProcedures } = createRpc<Actor, Permission>(({ role }, permission) =>
  can(role, permission),
);

export type Procedures = ReturnType<typeof createProcedures>;
