import { accessError } from '@switchboard/access-api';
import type { AuditService, PolicyService, PolicyVersion } from '@switchboard/access-api';
import { isUniqueViolation } from '@switchboard/database';
import type { Prisma, PrismaClient, PolicyVersion as Row } from '@switchboard/database';
import { belowCeiling, roles } from '@switchboard/identity';
import type { Role, TokenPolicy, TokenRule } from '@switchboard/identity';
import type { PlatformError } from '@switchboard/kernel';
import type { Clock } from '@switchboard/kernel';
import { effectOf } from './policy-effect.ts';

export interface PolicyTools {
  readonly client: PrismaClient;
  readonly audit: AuditService;
  /** What holds until somebody decides, and for roles and parts of rules that a decision is older than. */
  readonly byDefault: TokenPolicy;
  /** Something has to follow from a decision. */
  readonly onChange: () => Promise<void>;
  readonly clock: Clock;
}

/** As it is kept: roles and parts that came later are missing from old versions. */
type Decided = Readonly<Partial<Record<Role, Partial<TokenRule>>>>;

/** Read for each token: a decision holds at once, in every process. */
export interface PolicyKeeper extends PolicyService {
  /** What each role may get now. */
  read(): Promise<TokenPolicy>;
}

export function createPolicyService(tools: PolicyTools): PolicyKeeper {
  const { client, audit, byDefault, clock } = tools;
  const latest = () => client.policyVersion.findFirst({ orderBy: { version: 'desc' } });
  const policyOf = (row: Row | null): TokenPolicy => {
    const decided = row?.policy as Decided | undefined;
    const rules = roles.map((role) => [
      role,
      belowCeiling(role, { ...byDefault[role], ...decided?.[role] }),
    ]);
    return Object.fromEntries(rules) as TokenPolicy;
  };
  const views = (rows: readonly Row[]) => withAuthors(client, rows, policyOf);
  const origin: PolicyVersion = {
    ...{ version: 0, policy: byDefault, note: '', author: null, createdAt: null },
  };
  const current = async (): Promise<PolicyVersion> => {
    const row = await latest();
    const [version = origin] = row ? await views([row]) : [];
    return version;
  };
  const read = async (): Promise<TokenPolicy> => policyOf(await latest());
  return {
    read,
    current,

    async history({ before, limit }) {
      const where = before === undefined ? {} : { version: { lt: before } };
      const orderBy = { version: 'desc' } as const;
      const versions = await views(
        await client.policyVersion.findMany({ where, orderBy, take: limit }),
      );
      return versions.length < limit && before !== 0 ? [...versions, origin] : versions;
    },

    preview: async (policy) => effectOf(client, clock, await read(), policy),

    async change({ actor, requestId }, { policy, note, base }) {
      const now = (await latest())?.version ?? 0;
      if (now !== base) throw changedMeanwhile();
      const version = base + 1;
      const decided = rulesOf(policy);
      await client.policyVersion
        .create({
          data: {
            version,
            policy: decided,
            note,
            authorId: actor.id,
            createdAt: new Date(clock.now()),
          },
        })
        .catch(refuseDuplicate);
      await audit.record({
        actorId: actor.id,
        action: 'policy.change',
        subjectId: null,
        outcome: 'done',
        reason: `version ${version}: ${note}`,
        requestId,
      });
      await tools.onChange();
      return current();
    },
  };
}

function rulesOf(policy: TokenPolicy): Prisma.InputJsonObject {
  return Object.fromEntries(
    roles.map((role) => [role, { ...policy[role], scopes: [...policy[role].scopes] }]),
  );
}

async function withAuthors(
  client: PrismaClient,
  rows: readonly Row[],
  policyOf: (row: Row) => TokenPolicy,
): Promise<PolicyVersion[]> {
  const authors = await client.person.findMany({
    where: { id: { in: rows.map(({ authorId }) => authorId) } },
    select: { id: true, name: true },
  });
  const byId = new Map(authors.map((author) => [author.id, author]));
  return rows.map((row) => ({
    version: row.version,
    policy: policyOf(row),
    note: row.note,
    author: byId.get(row.authorId) ?? null,
    createdAt: row.createdAt,
  }));
}

function changedMeanwhile(cause?: unknown): PlatformError {
  const message = 'Somebody else has decided meanwhile. Look at that first.';
  return accessError('policy-changed', message, { cause });
}

function refuseDuplicate(cause: unknown): never {
  if (!isUniqueViolation(cause)) throw cause;
  throw changedMeanwhile(cause);
}
