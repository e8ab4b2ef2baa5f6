'use client';

import { useTranslations } from 'use-intl';
import { messageLabel } from '../phone-network/ladder-lines';
import { useQualityText } from './use-quality-text';
import type { TraceEntry } from './use-calls';

/** What happened, in a few words. */
export function useEntryText(): (entry: TraceEntry) => string {
  const t = useTranslations('calls.timeline');
  const qualityText = useQualityText();
  return (entry) => {
    switch (entry.area) {
      case 'signalling': {
        const step = t(`step.${entry.step}`);
        return entry.reason ? t('because', { step, ...entry.reason }) : step;
      }
      case 'media': {
        const step = t(`media.${entry.step}`);
        if (!entry.quality) return step;
        const measured =
          entry.step === 'agreed' ? (entry.quality.codec ?? '') : qualityText(entry.quality);
        return t('measured', { step, measured });
      }
      case 'sip':
        return t(`sip.${entry.direction}`, { message: messageLabel(entry) });
      case 'callback':
        return t(`callback.${entry.outcome}`, { event: entry.event, attempt: entry.attempt });
    }
  };
}
