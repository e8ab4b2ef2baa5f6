import type { AutomationDeps } from '../../coming-in.ts';
import type { Command } from '../../commands.ts';
import { mediaIn } from '../media-actions.ts';

type Of<Name extends Command['name']> = Extract<Command, { readonly name: Name }>;

export function changeStreaming(deps: AutomationDeps, asked: Of<'mediaStreaming'>): void {
  const { media: streaming } = mediaIn(deps, asked.connection).media.streams;
  if (asked.to === 'start') streaming.start(asked.origin);
  else streaming.run.stop(asked.origin);
}

export function changeTranscription(deps: AutomationDeps, asked: Of<'transcription'>): void {
  const { transcription } = mediaIn(deps, asked.connection).media.streams;
  if (asked.to === 'start') transcription.start(asked.origin, asked.locale);
  else if (asked.to === 'stop') transcription.run.stop(asked.origin);
  else transcription.update(asked.origin, asked.locale);
}
