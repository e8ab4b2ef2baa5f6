'use client';

import { useTranslations } from 'use-intl';
import { qualityParts } from './quality-parts';
import type { Quality } from './use-calls';

/** What was measured of the sound of a phone, as far as it is known, in one line. */
export function useQualityText(): (quality: Quality) => string {
  const t = useTranslations('calls.measure');
  return (quality) =>
    qualityParts(quality)
      .map(([name, value]) => t(name, { value }))
      .join(' · ');
}
