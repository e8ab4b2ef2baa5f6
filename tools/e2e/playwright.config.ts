import type { PlaywrightTestConfig } from '@playwright/test';
import { pageApps } from '@switchboard/stack';
import { journeys } from './src/journeys.ts';

/**
 * Every app's journeys, half of them over one stack and half over another: a journey waits for much of its time, and two
 * cores have room for what two of them do.
 */
const config: PlaywrightTestConfig = { ...journeys(...pageApps), workers: 2 };
export default config;
