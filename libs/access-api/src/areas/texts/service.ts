import type { z } from 'zod';
import type { Page, PageRequest } from '../../page.ts';
import type { loggedText, textProvider, textStates } from './shapes.ts';

/** A text over the phone network and what became of it. What it says is never told. */
export type LoggedText = z.output<typeof loggedText>;
/** Who carries texts, and the links to them from one process of the data plane. */
export type TextProvider = z.output<typeof textProvider>;

export interface TextFilter {
  readonly state?: (typeof textStates)[number] | undefined;
  readonly sender?: string | undefined;
}

/**
 * Texts of a data plane of one's own. Each method throws PlatformError `not-ours` where there is no control
 * plane.
 */
export interface TextService {
  /** The latest first. @throws PlatformError `invalid-cursor` */
  log(request: PageRequest & TextFilter): Promise<Page<LoggedText>>;
  providers(): Promise<TextProvider[]>;
}
