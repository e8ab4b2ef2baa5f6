import type { TurnOptions } from './turn.ts';
import type { RelayUse } from './use.ts';

/** What a question to the relay's process is about; `end` also refuses the tag from then on. */
export type RelayQuestion = { readonly ask: 'use' } | { readonly ask: 'end'; readonly tag: string };

export interface RelayAnswer {
  readonly use?: RelayUse | undefined;
  /** Allocations. */
  readonly ended?: number | undefined;
}

/** From the data plane to the relay's process: first what to be, then questions. */
export type RelayCommand =
  | { readonly start: TurnOptions; readonly ended: readonly string[] }
  | (RelayQuestion & { readonly id: number });

/** From the process: where it listens, which is elsewhere than it was told when that was taken, or why not; then answers. */
export type RelayReport =
  { readonly port: number } | { readonly failed: string } | (RelayAnswer & { readonly id: number });
