import { styleText } from 'node:util';

/** Runs a step and says what it is, then how long it took. */
export async function step<T>(title: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now();
  const live = process.stdout.isTTY;
  if (live) process.stdout.write(`  … ${title}`);
  try {
    const result = await work();
    finish('✔', title, began, live);
    return result;
  } catch (error) {
    finish('✘', title, began, live);
    throw error;
  }
}

function finish(mark: '✔' | '✘', title: string, began: number, live: boolean): void {
  const seconds = ((performance.now() - began) / 1_000).toFixed(1);
  const colour = mark === '✔' ? 'green' : 'red';
  if (live) process.stdout.write('\r\u001b[2K');
  console.log(`  ${styleText(colour, mark)} ${title} ${styleText('dim', `${seconds} s`)}`);
}
