import type { Logger } from './log.ts';

/** How long a process may take to stop before it is ended. */
const SHUTDOWN_DEADLINE_MS = 10_000;

/**
 * Runs a service until it is told to stop: starts it, closes it in order on SIGINT or SIGTERM, and
 * ends with a non-zero code when the start or the stop fails, or when something fails that nobody handles:
 * what it holds may be wrong from then on, and whoever started it starts it again.
 */
export async function run(
  start: () => Promise<AsyncDisposable>,
  log: Pick<Logger, 'info' | 'fatal'>,
): Promise<void> {
  // What a service writes, keys and people's messages among it, is for its own user alone.
  process.umask(0o077);
  endWhenUnhandled(log);
  const stopped = Promise.withResolvers<NodeJS.Signals>();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stopped.resolve);
  try {
    const service = await start();
    const signal = await stopped.promise;
    log.info({ signal }, 'stopping');
    setTimeout(() => process.exit(1), SHUTDOWN_DEADLINE_MS).unref();
    await service[Symbol.asyncDispose]();
    log.info('stopped');
    process.exit(0);
  } catch (error) {
    log.fatal({ err: error }, 'failed');
    if (error instanceof Error) process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}

/**
 * Says in one line of the log where it failed; Node itself would print the message, which may quote a person.
 * Where a framework of pages has decided that the process goes on, it does.
 */
function endWhenUnhandled(log: Pick<Logger, 'fatal'>): void {
  process.on('uncaughtException', (error: unknown, origin) => {
    try {
      log.fatal({ err: error, origin }, 'something failed that nobody handles');
    } finally {
      if (process.listenerCount('uncaughtException') === 1) process.exit(1);
    }
  });
}
