/**
 * The embedded relay, in a process of its own: its packets do not delay the data plane, and what
 * they might break is not the data plane. Told what to be over the channel to its parent, so that no
 * secret shows among the arguments; gone when that channel is.
 */
import type { RelayAnswer, RelayCommand, RelayQuestion, RelayReport } from './messages.ts';
import { startTurn } from './turn.ts';
import type { Turn, TurnOptions } from './turn.ts';

let starting: Promise<Turn | undefined> = Promise.resolve(undefined);

process.on('disconnect', () => process.exit(0));
// A terminal interrupts the whole group; the parent says when it is over.
process.on('SIGINT', () => undefined);
process.on('message', (command: RelayCommand) => {
  if ('start' in command) starting = start(command.start, command.ended);
  else answer(command).catch(() => tell({ id: command.id }));
});

async function start(options: TurnOptions, ended: readonly string[]): Promise<Turn | undefined> {
  try {
    const turn = await startTurn(options, ended);
    tell({ port: turn.port });
    return turn;
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    if (options.port !== 0) return start({ ...options, port: 0 }, ended);
    tell({ failed: code });
    return undefined;
  }
}

async function answer(question: RelayQuestion & { readonly id: number }): Promise<void> {
  const turn = await starting;
  tell({ id: question.id, ...(turn && answerOf(turn, question)) });
}

function answerOf(turn: Turn, question: RelayQuestion): RelayAnswer {
  return question.ask === 'use' ? { use: turn.use() } : { ended: turn.end(question.tag) };
}

function tell(report: RelayReport): void {
  // Without its parent it ends anyway.
  if (process.connected) process.send?.(report, () => undefined);
}
