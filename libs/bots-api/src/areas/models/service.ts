import type { ModelSpend } from './shapes.ts';

/** The language model that is asked for what rules do not understand. */
export interface ModelService {
  spend(): Promise<ModelSpend>;
}
