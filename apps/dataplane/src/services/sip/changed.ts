import { z } from 'zod';
import { topic } from '../../platform/process-bus/topic.ts';

/** The trunks or routes were changed; whoever remembers them reads them again. */
export const routingChanged = topic('sip routing changed', z.object({}));
