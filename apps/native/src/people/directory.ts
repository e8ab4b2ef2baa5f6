import type { AccessClient } from '@switchboard/access-api/client';
import { isAcsUserId } from '@switchboard/kernel';
import type { Clock } from '@switchboard/kernel';
import { createValue } from '../state/value.ts';
import type { Value } from '../state/value.ts';

/** What one request asks for at most. */
const MAX_IDS = 250;
/** Screens ask one after the other; they are asked for together. */
const GATHER_MS = 30;
const ASK_AGAIN_MS = 60_000;
/** Beyond, what was asked for first is forgotten. */
const MAX_KNOWN = 2_000;

export type Names = Readonly<Record<string, string>>;

/** What the trusted service calls people, whatever they call themselves. */
export interface Directory {
  readonly names: Value<Names>;
  want(userIds: readonly string[]): void;
  forget(): void;
}

export function createDirectory(access: Pick<AccessClient, 'directory'>, clock: Clock): Directory {
  const names = createValue<Names>({});
  const asked = new Map<string, number>();
  const wanted = new Set<string>();
  let isGathering = false;

  async function ask(): Promise<void> {
    isGathering = false;
    const userIds = [...wanted].slice(0, MAX_IDS);
    for (const id of userIds) wanted.delete(id);
    if (wanted.size > 0) gather();
    try {
      const found = await access.directory.names.query({ userIds });
      const more = Object.fromEntries(found.map(({ userId, name }) => [userId, name]));
      const all = Object.entries({ ...names.get(), ...more });
      names.set(Object.fromEntries(all.slice(-MAX_KNOWN)));
    } catch {
      for (const id of userIds) asked.delete(id);
    }
  }

  function gather(): void {
    if (isGathering) return;
    isGathering = true;
    clock.after(GATHER_MS, () => void ask());
  }

  return {
    names,
    want(userIds) {
      const now = clock.now();
      const fresh = userIds.filter(
        (id) => isAcsUserId(id) && now - (asked.get(id) ?? -Infinity) > ASK_AGAIN_MS,
      );
      if (fresh.length === 0) return;
      for (const id of fresh) {
        asked.set(id, now);
        wanted.add(id);
      }
      for (const id of asked.keys()) if (asked.size > MAX_KNOWN) asked.delete(id);
      gather();
    },
    forget() {
      asked.clear();
      wanted.clear();
      names.set({});
    },
  };
}
