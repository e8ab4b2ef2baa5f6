/**
 * The sound of telephones, in a process of its own: nothing that the data plane does delays a frame, and
 * no telephone delays the data plane.
 */
import { PortRange, Ticker } from '@switchboard/audio';
import { isPlatformError, systemClock } from '@switchboard/kernel';
import { serveParent } from '../../../platform/supervised/serve-parent.ts';
import { Questions } from '../audio/questions.ts';
import { LineAudio } from './line-audio.ts';
import type { LinePlace } from './line-audio.ts';
import type { Begin, Command, FailureKind, LineMessage } from './protocol.ts';

const lines = new Map<number, LineAudio>();
const questions = new Questions((ask, question, line) => say({ say: 'ask', line, ask, question }));
let where: LinePlace | undefined;
let ticker: Ticker | undefined;

const say = serveParent<Begin, Command, LineMessage, FailureKind>({ begin, run, kindOf });

async function begin({ ports: [from, to], host, silenceMs }: Begin): Promise<void> {
  ticker?.[Symbol.dispose]();
  where = { ports: new PortRange({ from, to }), host, silenceMs };
  ticker = new Ticker({ clock: systemClock, onTick: tick, onError: crash });
}

/** A line that fails does not keep the others from their frame. */
function tick(nowMs: number): void {
  for (const [line, audio] of lines) {
    try {
      audio.tick(nowMs);
    } catch (error) {
      say({ say: 'failed', line, message: String(error) });
    }
  }
}

function crash(error: unknown): void {
  throw error;
}

async function run(command: Command): Promise<string | undefined> {
  switch (command.do) {
    case 'open':
      return open(command.line);
    case 'close': {
      const audio = lines.get(command.line);
      lines.delete(command.line);
      const quality = audio?.measure();
      await audio?.[Symbol.asyncDispose]();
      return quality && JSON.stringify(quality);
    }
    case 'reply':
      questions.replied(command.ask, command.reply);
      return undefined;
    default:
      return tell(command);
  }
}

async function open(line: number): Promise<string> {
  const audio = await LineAudio.open(where!, questions.signallingOf(line), {
    digit: (digit) => say({ say: 'digit', line, digit }),
    dead: () => say({ say: 'dead', line }),
    measured: (quality) => say({ say: 'measured', line, quality }),
    failed: (error) => say({ say: 'failed', line, message: String(error) }),
  });
  lines.set(line, audio);
  return String(audio.port);
}

/** A line that was closed meanwhile has nothing to be told. */
function tell(
  command: Extract<Command, { do: 'negotiate' | 'hear' | 'press' }>,
): string | undefined {
  const audio = lines.get(command.line);
  if (!audio) return undefined;
  if (command.do === 'negotiate') audio.negotiate(command.media);
  else if (command.do === 'hear') audio.hear(command.event);
  else return audio.press(command.digits) ? 'sent' : undefined;
  return undefined;
}

function kindOf(error: unknown): FailureKind {
  const isOfPorts =
    isPlatformError(error) && ['ports-exhausted', 'socket-unavailable'].includes(error.code);
  return isOfPorts ? 'ports' : 'unknown';
}
