import { errorsOf } from '@switchboard/kernel';
import { campaignErrors } from './campaign-errors.ts';

export type CampaignState = 'draft' | 'running' | 'paused' | 'stopped' | 'finished';

/** `finish` is what the last recipient does, the others are what people do. */
export type CampaignCommand = 'start' | 'pause' | 'resume' | 'stop' | 'finish';

const campaignError = errorsOf(campaignErrors);
const AFTER: Readonly<Record<CampaignCommand, Partial<Record<CampaignState, CampaignState>>>> = {
  start: { draft: 'running' },
  pause: { running: 'paused' },
  resume: { paused: 'running' },
  stop: { draft: 'stopped', running: 'stopped', paused: 'stopped' },
  finish: { running: 'finished' },
};

export function mayCommand(state: CampaignState, command: CampaignCommand): boolean {
  return AFTER[command][state] !== undefined;
}

/** @throws PlatformError campaign-wrong-state */
export function afterCommand(state: CampaignState, command: CampaignCommand): CampaignState {
  const next = AFTER[command][state];
  if (next) return next;
  throw campaignError('campaign-wrong-state', 'The campaign cannot do this now.');
}
