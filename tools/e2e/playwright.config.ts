import { pageApps } from '@switchboard/stack';
import { journeys } from './src/journeys.ts';

/** Every app's journeys, and those of the phone app, alone and on a desk, over one stack. */
export default journeys(...pageApps, 'phone', 'push-lab');
