'use client';

import { Badge, Button, Group, Text } from '@mantine/core';
import type { Input, Turn } from '@switchboard/bots';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { useProblem } from '../conversations/use-problem';
import { cardsAfter, saidBy } from './said-by';
import type { Trial, TrialEntry } from './trial';

interface TalkProps {
  readonly trial: Trial;
  readonly language: string;
  readonly onAnswer: (input: Input) => void;
}

/** What was said by both, and beside each turn what the bot made of it. */
export function TrialTalk({ trial, language, onAnswer }: TalkProps): ReactElement {
  const t = useTranslations('trial');
  const { channel, entries } = trial;
  const cards = cardsAfter(entries.at(-1)?.turns.at(-1), channel);
  return (
    <>
      <ol className="turns" aria-live="polite" aria-label={t('talk')}>
        {entries.map((entry, index) => (
          <li key={index} className="turn">
            <Done input={entry.input} />
            {saidBy(entry.turns, channel, language).map((text, at) => (
              <p key={at} className="turn-said">
                {text}
              </p>
            ))}
            <Insight entry={entry} />
          </li>
        ))}
      </ol>
      {cards.length > 0 && (
        <Group gap="xs" mb="sm" role="group" aria-label={t('cards')}>
          {cards.map(({ id, label }) => (
            <Button
              key={id}
              variant="light"
              size="compact-md"
              onClick={() => onAnswer({ kind: 'chose', choice: id, confidence: 1 })}
            >
              {label}
            </Button>
          ))}
        </Group>
      )}
    </>
  );
}

/** What whoever tries it did. */
function Done({ input }: { readonly input: Input }): ReactElement {
  const t = useTranslations('turn');
  if (input.kind === 'said') return <p className="turn-heard">{input.text}</p>;
  if (input.kind === 'pressed') return <p className="turn-heard">{input.keys}</p>;
  if (input.kind === 'chose') return <p className="turn-heard">{input.choice}</p>;
  return (
    <Text size="sm" c="dimmed" fs="italic">
      {t(`kinds.${input.kind}`)}
    </Text>
  );
}

/** What it was taken for, and the way through the flow. */
function Insight({ entry: { turns } }: { readonly entry: TrialEntry }): ReactElement {
  const t = useTranslations('turn');
  const problemOf = useProblem();
  const understood = turns.map(understoodIn).find((one) => one !== undefined);
  const problem = turns.find((turn) => turn.problem !== undefined)?.problem;
  return (
    <Group gap="xs" mt={4}>
      <Text size="xs" c="dimmed">
        {[...new Set(turns.flatMap(({ steps }) => steps))].join(' → ')}
      </Text>
      {understood !== undefined && (
        <Badge variant="light" tt="none">
          {t('understood', { as: understood })}
        </Badge>
      )}
      {problem !== undefined && (
        <Badge variant="default" tt="none">
          {problemOf(problem)}
        </Badge>
      )}
    </Group>
  );
}

function understoodIn({ understood }: Turn): string | undefined {
  return understood?.kind === 'choice' ? understood.label : understood?.value;
}
