'use client';

import { Text } from '@mantine/core';
import { textCost, textWarnings } from '@switchboard/telephony';
import type { TextWarning } from '@switchboard/telephony';
import type { OpenedConversation } from '@switchboard/telephony-api/client';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { useNumbers } from '../numbers/use-numbers';
import { useMoney } from '../words/use-money';
import { hasVariables } from './insert-template';

const NO_PRICES = { currency: 'USD', prices: [] };

interface FactsProps {
  readonly text: string;
  readonly conversation: OpenedConversation;
}

/** What the text is before it is sent: its segments, its price, and what makes it longer than it looks. */
export function TextFacts({ text, conversation }: FactsProps): ReactElement {
  const t = useTranslations('facts');
  const money = useMoney();
  const prices = useNumbers().data?.prices ?? NO_PRICES;
  const { segments, left, cost } = textCost(text.trim(), prices, conversation.theirs);
  const facts = [t('segments', { count: segments }), t('left', { count: left })];
  if (cost) facts.push(money(cost));
  return (
    <div className="text-facts">
      <Text size="xs" c="dimmed">
        {text.trim() === '' ? t('hint') : facts.join(' · ')}
      </Text>
      <div role="status">
        {textWarnings(text.trim()).map((warning) => (
          <Warning key={warning.kind} warning={warning} />
        ))}
        {hasVariables(text) && (
          <Text size="xs" className="warning">
            {t('variables')}
          </Text>
        )}
      </div>
    </div>
  );
}

function Warning({ warning }: { readonly warning: TextWarning }): ReactElement | null {
  const t = useTranslations('facts');
  const words = wordsOf(warning, t);
  return words === undefined ? null : (
    <Text size="xs" className="warning">
      {words}
    </Text>
  );
}

type Translate = ReturnType<typeof useTranslations<'facts'>>;

/** Why it would be refused stands above the box already. */
function wordsOf(warning: TextWarning, t: Translate): string | undefined {
  switch (warning.kind) {
    case 'unicode':
      return t('unicode', {
        characters: warning.characters.join(' '),
        saves: warning.saves,
      });
    case 'many-segments':
      return t('many', { count: warning.segments });
    case 'too-long':
      return t('tooLong', { count: warning.over });
    case 'refused':
      return undefined;
  }
}
