import { accessError } from '@switchboard/access-api';
import type { KeyService, KeySlot, KeyState, KeyView, Origin } from '@switchboard/access-api';
import type { AuditService } from '@switchboard/access-api';
import type { ControlClient } from '@switchboard/control-client';
import type { PrismaClient } from '@switchboard/database';
import type { Clock } from '@switchboard/kernel';
import { translate } from '../acs/translate.ts';
import { hashOf } from './key-store.ts';
import type { KeptKey, KeyStore } from './key-store.ts';

/** By then whatever the former key has signed was answered, or given up. */
const SETTLING_MS = 10_000;
const SHOWN = 8;

export interface KeyTools {
  readonly client: PrismaClient;
  readonly audit: AuditService;
  readonly store: KeyStore;
  readonly configured: string;
  /** Whether ACS accepts a key. */
  readonly accepts: (key: string) => Promise<boolean>;
  /** Absent where keys are made by others. */
  readonly control: Pick<ControlClient, 'keys' | 'regenerateKey'> | undefined;
  readonly clock: Clock;
}

export function createKeyService(tools: KeyTools): KeyService {
  return {
    state: () => readState(tools),

    async rotate(origin, given) {
      const { store, configured, clock } = tools;
      const kept = await store.read();
      if (kept?.former) throw accessError('rotation-under-way', 'End the former key first.');
      const former = kept?.key ?? configured;
      const slot = other(kept?.slot ?? (await configuredSlot(tools)));
      const key = tools.control ? (await tools.control.keys())[slot] : requireKey(given);
      if (key === former) throw accessError('key-in-use', 'This is the key in use.');
      await assertAccepted(tools, key);
      await store.write({
        ...{ version: (kept?.version ?? 0) + 1, slot, key, former },
        ...{ changedAt: new Date(clock.now()), authorId: origin.actor.id },
      });
      await note(tools, origin, 'keys.rotate', slot);
      return readState(tools);
    },

    async retire(origin) {
      const { store, clock } = tools;
      const kept = await store.read();
      if (!kept?.former) throw accessError('no-former-key', 'There is no former key to end.');
      if (clock.now() < settledAt(kept).getTime()) {
        throw accessError(
          'key-settling',
          'Requests that the former key signed may still be under way.',
        );
      }
      await end(tools, other(kept.slot), kept.former);
      await store.write({ ...kept, version: kept.version + 1, former: null });
      await note(tools, origin, 'keys.retire', other(kept.slot));
      return readState(tools);
    },
  };
}

/** Without a key there is none to change: a managed identity's are nobody's business. */
export function keylessService(): KeyService {
  const nothing = async (): Promise<never> => {
    throw accessError('no-access-key', 'A managed identity is used, which has no key.');
  };
  const state = { inUse: null, former: null, since: null, author: null, settledAt: null };
  return {
    state: async () => ({ ...state, makesKeys: false }),
    rotate: nothing,
    retire: nothing,
  };
}

async function readState(tools: KeyTools): Promise<KeyState> {
  const { client, store, configured, control } = tools;
  const kept = await store.read();
  const slot = kept?.slot ?? (await configuredSlot(tools).catch(() => 'primary' as const));
  const where = { id: kept?.authorId ?? '' };
  const author =
    kept && (await client.person.findUnique({ where, select: { id: true, name: true } }));
  return {
    inUse: view(slot, kept?.key ?? configured),
    former: kept?.former ? view(other(slot), kept.former) : null,
    since: kept?.changedAt ?? null,
    author: author ?? null,
    settledAt: kept?.former ? settledAt(kept) : null,
    makesKeys: control !== undefined,
  };
}

/** Of our own data plane it can be found out; of Azure's, the usual is taken. */
async function configuredSlot({ control, configured }: KeyTools): Promise<KeySlot> {
  const keys = await control?.keys();
  return keys?.secondary === configured ? 'secondary' : 'primary';
}

async function assertAccepted({ accepts }: KeyTools, key: string): Promise<void> {
  if (await accepts(key).catch(translate)) return;
  throw accessError('key-refused', 'ACS does not accept this key.', {
    target: 'key',
  });
}

/** Ours is made again; that Azure's was, is found out by its being refused. */
async function end({ control, accepts }: KeyTools, slot: KeySlot, key: string): Promise<void> {
  if (control) return void (await control.regenerateKey(slot));
  if (!(await accepts(key).catch(translate))) return;
  throw accessError(
    'key-still-accepted',
    'Regenerate the former key in the portal of Azure first.',
  );
}

function requireKey(given: string | undefined): string {
  if (given !== undefined) return given;
  const message = 'Give the other key; it stands in the portal of Azure.';
  throw accessError('key-missing', message, { target: 'key' });
}

function settledAt({ changedAt }: KeptKey): Date {
  return new Date(changedAt.getTime() + SETTLING_MS);
}

function other(slot: KeySlot): KeySlot {
  return slot === 'primary' ? 'secondary' : 'primary';
}

function view(slot: KeySlot, key: string): KeyView {
  return { slot, fingerprint: hashOf(key).slice(0, SHOWN) };
}

function note(tools: KeyTools, origin: Origin, action: string, slot: KeySlot): Promise<void> {
  return tools.audit.record({
    ...{ actorId: origin.actor.id, action, subjectId: null, outcome: 'done', reason: slot },
    requestId: origin.requestId,
  });
}
