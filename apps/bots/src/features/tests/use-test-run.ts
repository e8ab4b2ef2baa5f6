'use client';

import type { ChannelKind } from '@switchboard/bots';
import type { ScriptView } from '@switchboard/bots-api/client';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useDraft } from '../flow/draft';
import { runSkillOf } from '../trial/run-skill-of';
import { today } from '../trial/today';
import { runScripts } from './run-scripts';
import type { TestResult } from './run-scripts';

/** Runs scripts through the draft; what comes of each is there as soon as it has run. */
export function useTestRun() {
  const { botId, flow } = useDraft();
  const [run, setRun] = useState({ flow, results: new Map<string, TestResult>() });
  const mutation = useMutation({
    mutationFn: (scripts: readonly ScriptView[]) => {
      setRun({ flow, results: new Map() });
      const tools = {
        runSkillFor: (channel: ChannelKind) => runSkillOf(botId, channel),
        today: today(),
      };
      return runScripts(flow, scripts, tools, (result) =>
        setRun((before) => ({ flow, results: new Map(before.results).set(result.id, result) })),
      );
    },
    networkMode: 'always',
  });
  // What came of another flow says nothing of this one.
  return {
    run: mutation,
    results: run.flow === flow ? run.results : new Map<string, TestResult>(),
  };
}
