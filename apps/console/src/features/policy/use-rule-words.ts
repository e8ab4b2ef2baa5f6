'use client';

import { useFormatter, useTranslations } from 'use-intl';
import type { Rule, RulePart } from './policy';
import { useDuration } from './use-duration';

/** What a rule says in one part of it, in a few words. */
export function useRuleWords(): (part: RulePart, rule: Rule) => string {
  const t = useTranslations('policy');
  const format = useFormatter();
  const duration = useDuration();
  return (part, rule) => {
    switch (part) {
      case 'scopes':
        return rule.scopes.length > 0 ? rule.scopes.join(', ') : t('noScopes');
      case 'lifetimeMinutes':
      case 'longestMinutes':
      case 'relayMinutes':
        return duration(rule[part]);
      case 'relaysPerPersonPerDay':
        return t('perDay', { count: rule[part] });
      case 'mayRelay':
      case 'mayGetPushes':
        return t(rule[part] ? 'allowed' : 'refused');
      default:
        return format.number(rule[part]);
    }
  };
}
