import type { Config } from '../config.ts';
import type { Platform } from '../platform/platform.ts';
import type { Service, ServiceModule } from '../services/service.ts';

/** What the control plane goes through, and knows nothing else of. */
export interface Controlled {
  readonly config: Config;
  readonly platform: Platform;
  readonly modules: readonly ServiceModule[];
  readonly services: readonly Service[];
}
