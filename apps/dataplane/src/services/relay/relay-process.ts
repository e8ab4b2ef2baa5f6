/**
 * The embedded relay, in a process of its own: its packets do not delay the data plane, and what
 * they might break is not the data plane. Told what to be over the channel to its parent, so that no
 * secret shows among the arguments; gone when that channel is.
 */
import { startTurn } from './turn.ts';
import type { TurnOptions } from './turn.ts';

/** The port it got, which is another than it was told when that was taken. */
export type RelayReport = { readonly port: number } | { readonly failed: string };

process.on('disconnect', () => process.exit(0));
// A terminal interrupts the whole group; the parent says when it is over.
process.on('SIGINT', () => undefined);
process.once('message', (options: TurnOptions) => {
  void start(options).then((report) => process.send?.(report));
});

async function start(options: TurnOptions): Promise<RelayReport> {
  try {
    return { port: await startTurn(options) };
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    if (options.port === 0) return { failed: code };
    return start({ ...options, port: 0 });
  }
}
