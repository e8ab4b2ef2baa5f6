import { pageApps } from '@switchboard/stack';
import { journeys } from './src/journeys.ts';

/** Every app's journeys, and those of phones on a desk, over one stack. */
export default journeys(...pageApps, 'push-lab');
