import { pageApps } from '@switchboard/stack';
import { journeys } from './src/journeys.ts';

/** Every app's journeys, over one stack. */
export default journeys(...pageApps);
