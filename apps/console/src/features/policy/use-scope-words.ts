'use client';

import type { TokenScope } from '@switchboard/identity';
import { useTranslations } from 'use-intl';

/** What a scope lets one do; its name holds dots, which would be steps in the messages. */
export function useScopeWords(): (scope: TokenScope) => string {
  const t = useTranslations('scope');
  return (scope) => t(scope.replaceAll('.', '_'));
}
