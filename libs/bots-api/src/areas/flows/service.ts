import type { z } from 'zod';
import type { Actor } from '../../actor.ts';
import type { Page } from '../../shapes.ts';
import type {
  activateInput,
  FlowView,
  getInput,
  listInput,
  putInput,
  VersionView,
} from './shapes.ts';

/** What bots say and ask, in all its versions. */
export interface FlowService {
  /** @throws PlatformError `bot-not-found`, `flow-not-found` */
  get(actor: Actor, request: z.output<typeof getInput>): Promise<FlowView>;
  /** The latest first. @throws PlatformError `invalid-cursor` */
  list(actor: Actor, request: z.output<typeof listInput>): Promise<Page<VersionView>>;
  /**
   * Keeps a new version, with which conversations begin from now on; those that go on keep theirs.
   *
   * @throws PlatformError `bot-not-found`, `flow-invalid`, `flow-changed`
   */
  put(actor: Actor, request: z.output<typeof putInput>): Promise<FlowView>;
  /** Goes back, or forth, to a version. @throws PlatformError `flow-not-found`, `flow-invalid` */
  activate(actor: Actor, request: z.output<typeof activateInput>): Promise<FlowView>;
}
