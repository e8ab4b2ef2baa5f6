import { AskedChild } from '../../../platform/supervised/asked-child.ts';
import { EngineUnavailable, MediaRefused } from '../port.ts';
import type { Begin, Command, FailureKind, LegMessage } from './protocol.ts';

export interface ProcessEvents {
  readonly heard: (message: LegMessage) => void;
  readonly crashed: (stack: string) => void;
}

/** One life of a media process. What it is asked for fails with `MediaRefused` or `EngineUnavailable`. */
export class EngineProcess extends AskedChild<Begin, Command, LegMessage, FailureKind> {
  constructor(begin: Begin, events: ProcessEvents) {
    super({
      ...{ ...events, program: './media-process', callerUrl: import.meta.url, begin },
      gone: () => new EngineUnavailable('The media process is gone.'),
      errorOf,
    });
  }
}

function errorOf(kind: FailureKind, message: string): Error {
  if (kind === 'refused') return new MediaRefused(message);
  return kind === 'unavailable' ? new EngineUnavailable(message) : new Error(message);
}
