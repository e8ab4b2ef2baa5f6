import type { FromChild, ToChild } from './asked-child.ts';

export interface ParentServer<Begin, Command, Kind extends string> {
  /** Loads what is needed before anybody asks. */
  readonly begin: (begin: Begin) => Promise<void>;
  readonly run: (command: Command) => Promise<string | undefined>;
  readonly kindOf: (error: unknown) => Kind;
}

/**
 * The side of the program that is asked. It is gone when the channel to its parent is.
 *
 * @returns says something of its own
 */
export function serveParent<Begin, Command, Word, Kind extends string>(
  server: ParentServer<Begin, Command, Kind>,
): (word: Word) => void {
  const say = (said: FromChild<Word, Kind>): void => {
    // Without its parent it ends anyway.
    if (process.connected) process.send?.(said, () => undefined);
  };
  process.on('disconnect', () => process.exit(0));
  // A terminal interrupts the whole group; the parent says when it is over.
  process.on('SIGINT', () => undefined);
  // One part has gone wrong; the others have not.
  process.on('unhandledRejection', (reason) => {
    say({ say: 'crashed', stack: stackOf(reason) });
  });
  process.on('message', (request: ToChild<Begin, Command>) => {
    if ('begin' in request) return begin(server, request.begin, () => say({ say: 'ready' }));
    const { id, command } = request;
    answer(server, command).then(
      (value) => say({ say: 'done', id, value }),
      (error: unknown) =>
        say({ say: 'failed', id, kind: server.kindOf(error), message: messageOf(error) }),
    );
  });
  return (word) => say({ say: 'word', word });
}

/** One that cannot begin is of no use: its parent reads why, and starts another. */
function begin<Begin, Command, Kind extends string>(
  server: ParentServer<Begin, Command, Kind>,
  asked: Begin,
  ready: () => void,
): void {
  server
    .begin(asked)
    .then(ready)
    .catch((error: unknown) => {
      process.stderr.write(`${stackOf(error)}\n`);
      process.exit(1);
    });
}

async function answer<Begin, Command, Kind extends string>(
  server: ParentServer<Begin, Command, Kind>,
  command: Extract<ToChild<Begin, Command>, { id: number }>['command'],
): Promise<string | undefined> {
  const isPing = (command as { readonly do?: unknown }).do === 'ping';
  return isPing ? undefined : server.run(command as Command);
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? '') : String(error);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
