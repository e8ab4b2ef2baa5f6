import type { Adapter, AdapterPayload } from 'oidc-provider';

/** The oldest give way: a developer's machine never has this many sessions. */
const MAX_ENTRIES = 10_000;

interface Entry {
  readonly payload: AdapterPayload;
  readonly expiresAt: number;
}

export interface Memory {
  readonly adapter: (model: string) => Adapter;
  /** Everything there is, as text that `createMemory` takes back. */
  dump(): string;
}

/** Bounded storage for one provider. */
export function createMemory(dumped?: string): Memory {
  const entries = new Map<string, Entry>(dumped ? (JSON.parse(dumped) as [string, Entry][]) : []);
  const find = (wanted: (key: string, entry: Entry) => boolean): AdapterPayload | undefined => {
    for (const [key, entry] of entries) {
      if (entry.expiresAt > Date.now() && wanted(key, entry)) return entry.payload;
    }
    return undefined;
  };
  const adapter = (model: string): Adapter => ({
    async upsert(id, payload, expiresIn) {
      const expiresAt = Date.now() + (expiresIn ?? 86_400) * 1_000;
      entries.delete(`${model}:${id}`);
      entries.set(`${model}:${id}`, { payload, expiresAt });
      const oldest = entries.keys().next().value;
      if (entries.size > MAX_ENTRIES && oldest) entries.delete(oldest);
    },
    find: async (id) => {
      const entry = entries.get(`${model}:${id}`);
      return entry && entry.expiresAt > Date.now() ? entry.payload : undefined;
    },
    findByUid: async (uid) =>
      find((key, { payload }) => key.startsWith(`${model}:`) && payload.uid === uid),
    findByUserCode: async (code) =>
      find((key, { payload }) => key.startsWith(`${model}:`) && payload.userCode === code),
    async consume(id) {
      const payload = entries.get(`${model}:${id}`)?.payload;
      if (payload) payload.consumed = Math.floor(Date.now() / 1_000);
    },
    async destroy(id) {
      entries.delete(`${model}:${id}`);
    },
    async revokeByGrantId(grantId) {
      for (const [key, { payload }] of entries) {
        if (payload.grantId === grantId) entries.delete(key);
      }
    },
  });
  return { adapter, dump: () => JSON.stringify([...entries]) };
}
