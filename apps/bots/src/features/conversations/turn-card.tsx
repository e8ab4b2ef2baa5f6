'use client';

import { Badge, Group, Progress, Text } from '@mantine/core';
import type { TurnView } from '@switchboard/bots-api/client';
import { Moment } from '@switchboard/page-client';
import { useFormatter, useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { TimingBar } from './timing-bar';
import { useProblem } from './use-problem';

/** What came in, what it was taken for, what the bot said then, and how long each part took. */
export function TurnCard({ turn }: { readonly turn: TurnView }): ReactElement {
  const problemOf = useProblem();
  const { number, problem, said, steps, timings, at } = turn;
  return (
    <li className="turn">
      <Group justify="space-between" gap="xs" className="turn-head">
        <Text size="xs" c="dimmed">
          {number} · <Moment at={at} />
        </Text>
        {problem !== null && (
          <Badge variant="default" tt="none">
            {problemOf(problem)}
          </Badge>
        )}
      </Group>
      <Came turn={turn} />
      {said.map((text, index) => (
        <p key={index} className="turn-said">
          {text}
        </p>
      ))}
      <Group gap="xs" mt={4} className="turn-foot">
        <Text size="xs" c="dimmed" className="turn-steps">
          {steps.join(' → ')}
        </Text>
        <TimingBar timings={timings} />
      </Group>
    </li>
  );
}

function Came({
  turn: { kind, heard, confidence, understood },
}: {
  readonly turn: TurnView;
}): ReactElement {
  const t = useTranslations('turn');
  if (kind !== 'said' && kind !== 'pressed' && kind !== 'chose')
    return (
      <Text size="sm" c="dimmed" fs="italic">
        {isPlain(kind) ? t(`kinds.${kind}`) : kind}
        {kind === 'result' && heard !== null && `: ${heard}`}
      </Text>
    );
  return (
    <div className="turn-heard">
      <p>{heard}</p>
      <Group gap="xs">
        <Text size="xs" c="dimmed">
          {understood === null ? t('notUnderstood') : t('understood', { as: understood })}
        </Text>
        {confidence !== null && <Confidence value={confidence} />}
      </Group>
    </div>
  );
}

/** How sure whoever listened was, as a number and as a bar. */
function Confidence({ value }: { readonly value: number }): ReactElement {
  const t = useTranslations('turn');
  const percent = useFormatter().number(value, { style: 'percent' });
  return (
    <Group gap={6} wrap="nowrap">
      <Progress value={value * 100} w={48} size="sm" aria-hidden />
      <Text size="xs" c="dimmed">
        {t('sure', { percent })}
      </Text>
    </Group>
  );
}

const PLAIN = [
  ...['arrived', 'silent', 'unclear', 'result'],
  ...['person-came', 'nobody-came', 'left'],
] as const;

type Plain = (typeof PLAIN)[number];

const isPlain = (kind: string): kind is Plain => PLAIN.some((one) => one === kind);
