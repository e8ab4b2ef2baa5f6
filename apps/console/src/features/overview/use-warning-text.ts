'use client';

import { useFormatter, useTranslations } from 'use-intl';
import type { BotWarning } from '../bots/bot-warnings';
import type { Overview } from './use-overview';
import { useProcessName } from './use-process-name';

/** What the trusted service says, and what the bots service does. */
export type Warning = Overview['warnings'][number] | BotWarning;

/** What is the matter, and what to do about it. */
export function useWarningText(): (warning: Warning) => {
  readonly title: string;
  readonly text: string;
} {
  const t = useTranslations('overview.warning');
  const role = useTranslations('role');
  const serviceName = useTranslations('push.services');
  const format = useFormatter();
  const processName = useProcessName();
  const values = (warning: Warning): Record<string, string | number> => {
    switch (warning.kind) {
      case 'budget': {
        const { spent, perDay } = warning;
        return { role: role(warning.role), spent, perDay, share: spent / perDay };
      }
      case 'certificate':
        return { date: format.dateTime(new Date(warning.expiresAt), { dateStyle: 'long' }) };
      case 'callCap': {
        const { number, share } = warning;
        return { whose: number === null ? 'all' : 'one', name: number ?? '', share };
      }
      case 'pushService': {
        const { failures: count, pausedMs } = warning;
        const seconds = Math.ceil(pausedMs / 1_000);
        return {
          ...{ name: serviceName(warning.name), count, seconds },
          state: pausedMs > 0 ? 'paused' : 'failing',
        };
      }
      case 'trunk':
        return { name: warning.name };
      case 'process':
      case 'disk':
        return { name: processName(warning.name) };
      default:
        return { count: warning.count };
    }
  };
  return (warning) => ({
    title: t(`${warning.kind}.title`, values(warning)),
    text: t(`${warning.kind}.text`, values(warning)),
  });
}
