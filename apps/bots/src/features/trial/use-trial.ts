'use client';

import type { ChannelKind, Input } from '@switchboard/bots';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useDraft } from '../flow/draft';
import { runSkillOf } from './run-skill-of';
import { today } from './today';
import { beginTrial, goOn } from './trial';
import type { Trial } from './trial';

/** A conversation with the draft, which begins again with each channel. */
export function useTrial(channel: ChannelKind) {
  const { botId, flow, isComplete } = useDraft();
  const [trial, setTrial] = useState<Trial>();
  const toolsOf = () => ({ runSkill: runSkillOf(botId, channel), today: today() });
  const begin = useMutation({
    mutationFn: () => beginTrial(flow, channel, {}, toolsOf()),
    networkMode: 'always',
    onSuccess: setTrial,
  });
  const answer = useMutation({
    mutationFn: async (input: Input) => trial && goOn(flow, trial, input, toolsOf()),
    networkMode: 'always',
    onSuccess: setTrial,
  });
  const { mutate: beginNow } = begin;
  useEffect(() => {
    if (isComplete) beginNow();
  }, [beginNow, channel, flow, isComplete]);
  const failed = begin.error ?? answer.error;
  return {
    ...{ trial, failed, isBusy: begin.isPending || answer.isPending },
    begin: () => beginNow(),
    answer: (input: Input) => answer.mutate(input),
  };
}
