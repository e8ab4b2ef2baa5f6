import type { CDPSession, Page } from '@playwright/test';

/** What a page holds on to, in bytes. */
export interface HeldMemory {
  now(): Promise<number>;
}

/**
 * Measures objects, what the browser keeps for them, and the contents of buffers, which are outside of the heap of
 * JavaScript. Garbage is collected first, so that only what is reachable counts.
 */
export async function heldMemory(page: Page): Promise<HeldMemory> {
  const session: CDPSession = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.enable');
  return {
    async now() {
      await session.send('HeapProfiler.collectGarbage');
      const usage = await session.send('Runtime.getHeapUsage');
      return usage.usedSize + usage.embedderHeapUsedSize + usage.backingStorageSize;
    },
  };
}
