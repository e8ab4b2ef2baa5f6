import { z } from 'zod';
import { topic } from '../../../platform/process-bus/topic.ts';

/** Rates or limits were changed; whoever remembers them reads them again. */
export const rulesChanged = topic('call spend rules changed', z.object({}));
