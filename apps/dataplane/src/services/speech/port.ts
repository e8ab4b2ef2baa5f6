import type { Speech } from '@switchboard/speech';
import { port } from '../../platform/ports.ts';

/** Whoever speaks and hears here; each use is counted. */
export const speechPort = port<Pick<Speech, 'speaker' | 'hearer'>>('speech');
