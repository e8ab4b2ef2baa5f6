import type { PlaySource } from '@switchboard/acs-wire';
import { PromptFailure } from './results.ts';
import type { PromptFile, PromptFiles } from './prompt-files.ts';
import type { Voice } from './voice.ts';

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
    await voice.say({ ...prompt, files: ready.map(({ path }) => path), signal });
  } finally {
    await Promise.all(ready.map((file) => file[Symbol.asyncDispose]()));
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
    throw error instanceof PromptFailure ? new PromptFailure(error.result, place) : error;
  }
}
