import type { PlaySource } from '@switchboard/acs-wire';
import { PromptFailure } from './results.ts';
import type { PromptFile, PromptFiles } from './prompt-files.ts';
import type { PromptPlace, Saying, Voice } from './voice.ts';

export interface Prompt {
  readonly sources: readonly PlaySource[];
  readonly loops: boolean;
  /** Raw identifiers; everybody when absent. */
  readonly to: readonly string[] | undefined;
  readonly began: () => void;
}

/** Says a prompt of several sources. @throws PromptFailure; the reason of `signal` */
export async function say(
  { files, voice }: { readonly files: PromptFiles; readonly voice: Voice },
  { sources, ...prompt }: Prompt,
  signal: AbortSignal,
): Promise<void> {
  signal.throwIfAborted();
  const opened = await Promise.allSettled(
    sources.map((source, place) => open(files, source, place, signal)),
  );
  const ready = opened.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  try {
    const failure = opened.find((one) => one.status === 'rejected');
    if (failure) throw failure.reason;
    await voice.say({ ...prompt, ...inOrder(ready), signal });
  } finally {
    await Promise.all(ready.map((file) => file[Symbol.asyncDispose]()));
  }
}

/** All files at once where all are there; what comes after one that is still made comes as it is made. */
function inOrder(ready: readonly PromptFile[]): Pick<Saying, 'files' | 'more'> {
  const growing = ready.findIndex(({ rest }) => rest);
  if (growing === -1) return { files: ready.map(({ path }) => path) };
  const files = ready.slice(0, growing + 1).map(({ path }) => path);
  return { files, more: following(ready, growing) };
}

async function* following(
  ready: readonly PromptFile[],
  growing: number,
): AsyncGenerator<PromptPlace, void, undefined> {
  for (const [place, { path, rest }] of ready.entries()) {
    if (place < growing) continue;
    if (place > growing) yield { path, place };
    try {
      for await (const next of rest ?? []) yield { path: next, place };
    } catch (error) {
      throw placed(error, place);
    }
  }
}

/** @throws PromptFailure that says which source it is */
async function open(
  files: PromptFiles,
  source: PlaySource,
  place: number,
  signal: AbortSignal,
): Promise<PromptFile> {
  try {
    return await files.open(source, signal);
  } catch (error) {
    throw placed(error, place);
  }
}

function placed(error: unknown, place: number): unknown {
  return error instanceof PromptFailure ? new PromptFailure(error.result, place) : error;
}
