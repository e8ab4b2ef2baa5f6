import { styleText } from 'node:util';

const COLOURS = ['cyan', 'magenta', 'yellow', 'blue'] as const;
const LEVELS: Readonly<Record<number, string>> = {
  10: 'trace',
  20: 'debug',
  30: 'info',
  40: 'warn',
  50: 'error',
  60: 'fatal',
};
const KNOWN = new Set(['level', 'time', 'name', 'msg', 'pid', 'hostname']);

/** Turns what a process writes into lines with its name in front; JSON log lines become readable. */
export function formatLog(app: string, index: number): (line: string) => string {
  const prefix = styleText(COLOURS[index % COLOURS.length] ?? 'cyan', app.padEnd(17));
  return (line) => `${prefix} ${line.startsWith('{') ? readable(line) : line}`;
}

function readable(line: string): string {
  let entry: Record<string, unknown>;
  try {
    entry = JSON.parse(line) as Record<string, unknown>;
  } catch {
    return line;
  }
  const time = typeof entry['time'] === 'string' ? entry['time'].slice(11, 19) : '';
  const level = LEVELS[Number(entry['level'])] ?? 'info';
  const fields = Object.entries(entry)
    .filter(([key]) => !KNOWN.has(key))
    .map(([key, value]) => `${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`);
  const text = `${time} ${level.padEnd(5)} ${String(entry['msg'] ?? '')} ${fields.join(' ')}`;
  return Number(entry['level']) >= 50 ? styleText('red', text.trim()) : text.trim();
}
