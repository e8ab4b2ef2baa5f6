import { readdir, readFile } from 'node:fs/promises';

/** Of a tick, as Linux counts the time of processes. */
const MS_PER_TICK = 10;

interface Stat {
  readonly parent: number;
  readonly ms: number;
}

/** `/proc/<pid>/stat`: the name may hold anything, so the fields are counted from its end. */
async function statOf(pid: number): Promise<Stat | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return { parent: Number(fields[1]), ms: (Number(fields[11]) + Number(fields[12])) * MS_PER_TICK };
}

/** Milliseconds of processor time that a process and its children have taken; 0 where nobody counts. */
export async function cpuOf(pid: number): Promise<number> {
  const names = await readdir('/proc').catch(() => []);
  const numbers = names.map(Number).filter((number) => number > 0);
  const stats = new Map<number, Stat>();
  for (const number of numbers) {
    const stat = await statOf(number);
    if (stat) stats.set(number, stat);
  }
  const sum = (root: number): number =>
    [...stats].reduce(
      (total, [number, { parent }]) => (parent === root ? total + sum(number) : total),
      stats.get(root)?.ms ?? 0,
    );
  return sum(pid);
}

/** The child of a process that runs this program. @throws Error when there is none */
export async function childOf(pid: number, program: string): Promise<number> {
  const names = await readdir('/proc');
  for (const number of names.map(Number).filter((one) => one > 0)) {
    const stat = await statOf(number);
    if (stat?.parent !== pid) continue;
    const command = await readFile(`/proc/${number}/cmdline`, 'utf8').catch(() => '');
    if (command.includes(program)) return number;
  }
  throw new Error(`${pid} has no child that runs ${program}`);
}
