'use client';

import { showNotice } from '@switchboard/ui';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { telephonyFailure } from '@switchboard/telephony-api/client';
import { telephony } from '../live/telephony';
import { useLinks } from '../shell/use-links';
import { useWords } from '../words/use-words';
import { dialAddress } from './dial-address';

interface Callee {
  readonly theirs: string;
  /** From which of our numbers; where it is absent, from the one that they know. */
  readonly ours?: string | undefined;
}

/** Opens the dial pad for somebody who may be called; undefined where there is no app that calls. */
export function useDial(): ((callee: Callee) => void) | undefined {
  const t = useTranslations('dial');
  const { webUrl } = useLinks();
  const { refusal } = useWords();
  const why = (error: unknown): string => {
    const code = telephonyFailure(error)?.code;
    const own = code === undefined ? undefined : (`refusal.${code}` as never);
    return own !== undefined && t.has(own) ? t(own) : refusal(error);
  };
  const { mutate } = useMutation({
    mutationFn: ({ theirs, ours }: Callee) =>
      telephony.calls.dial.mutate({ theirs, ...(ours !== undefined && { ours }) }),
    networkMode: 'always',
    onSuccess: (offer) => {
      if (webUrl === undefined) return;
      const opened = window.open(dialAddress(webUrl, offer), '_blank');
      if (!opened) showNotice({ kind: 'bad', message: t('blocked') });
    },
    onError: (error) => showNotice({ kind: 'bad', message: t('refused', { reason: why(error) }) }),
  });
  return webUrl === undefined ? undefined : mutate;
}
