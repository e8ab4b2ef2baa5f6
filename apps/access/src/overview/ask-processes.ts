import type { ProcessState } from '@switchboard/access-api';
import { z } from 'zod';

const WITHIN_MS = 2_000;

/** What a process says of itself under its health address. */
const report = z.object({
  version: z.string().max(50).nullable().default(null),
  uptimeSeconds: z.number().nullable().default(null),
  disk: z.enum(['ok', 'low']).nullable().default(null),
});

const UNKNOWN = { version: null, uptimeSeconds: null, disk: null };

/** Asks the processes that the configuration names, all at once. */
export function askProcesses(
  processes: readonly { readonly name: string; readonly url: string }[],
): Promise<ProcessState[]> {
  return Promise.all(processes.map(async ({ name, url }) => ({ name, ...(await ask(url)) })));
}

async function ask(url: string): Promise<Omit<ProcessState, 'name'>> {
  try {
    const signal = AbortSignal.timeout(WITHIN_MS);
    const answer = await fetch(url, { signal, redirect: 'error' });
    const { data } = report.safeParse(await answer.json());
    return { ...UNKNOWN, ...data, healthy: answer.ok };
  } catch {
    return { ...UNKNOWN, healthy: false };
  }
}
