import { topic } from '../../platform/process-bus/topic.ts';
import { addressedEvent } from './port.ts';

/** An event on its way to the sessions of every process. */
export const published = topic('realtime-event', addressedEvent);
