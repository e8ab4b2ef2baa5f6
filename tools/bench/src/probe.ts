/**
 * Loaded ahead of every server: tells the benchmark how much memory is in use, and ends the server
 * when the benchmark is gone.
 */
import { setImmediate } from 'node:timers/promises';

process.on('message', () => void measure().then((answer) => process.send?.(answer)));
process.on('disconnect', () => process.exit());
process.channel?.unref();

/**
 * Bytes the scripts hold: objects, and buffers outside of the heap. Resident memory would also count
 * what the heap keeps in reserve, which hides two thousand clients.
 */
async function measure(): Promise<number> {
  for (let pass = 0; pass < 3; pass++) {
    globalThis.gc?.();
    await setImmediate();
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
