'use client';

import { Button, Checkbox, Group, Modal, NumberInput, Stack, Text } from '@mantine/core';
import { scopes } from '@switchboard/identity';
import type { Role, RuleProblem } from '@switchboard/identity';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import type { Rule } from './policy';
import { ruleLimits } from './rule-limits';
import { ruleProblems } from './rule-problems';
import { useScopeWords } from './use-scope-words';

const MAX_TOKENS = 10_000_000;
const TOKEN_NUMBERS = [
  'lifetimeMinutes',
  'longestMinutes',
  'tokensPerPersonPerDay',
  'tokensPerRolePerDay',
] as const;
const RELAY_NUMBERS = ['relayMinutes', 'relaysPerPersonPerDay'] as const;
type NumberPart = (typeof TOKEN_NUMBERS | typeof RELAY_NUMBERS)[number];

/** Changes the rule of one role, for a start only in what is wanted. */
export function RuleDialog({
  role,
  rule,
  onDone,
  onClose,
}: {
  readonly role: Role;
  readonly rule: Rule;
  readonly onDone: (rule: Rule) => void;
  readonly onClose: () => void;
}): ReactElement {
  const t = useTranslations('policy');
  const name = useTranslations('role');
  const [edited, setEdited] = useState(rule);
  const problems = ruleProblems(role, edited);
  const good = Object.keys(problems).length === 0;
  const say = (problem: RuleProblem | undefined): string | undefined =>
    problem && t(`problem.${problem}`, ruleLimits);
  const change = (part: Partial<Rule>): void => setEdited({ ...edited, ...part });
  const numberOf = (part: NumberPart): ReactElement => (
    <NumberInput
      key={part}
      label={t(`part.${part}`)}
      description={t(`hint.${part}`, ruleLimits)}
      value={edited[part]}
      error={say(problems[part])}
      min={0}
      max={MAX_TOKENS}
      step={part.endsWith('Minutes') ? 30 : 10}
      allowDecimal={false}
      onChange={(value) => change({ [part]: Number(value) || 0 })}
    />
  );
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('ruleOf', { role: name(role) })}
      closeButtonProps={{ 'aria-label': t('cancel') }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (good) onDone(edited);
        }}
      >
        <Stack>
          <Text size="sm" c="dimmed">
            {t('ruleText')}
          </Text>
          <ScopeChoice
            chosen={edited.scopes}
            error={say(problems.scopes)}
            onChange={(chosen) => change({ scopes: chosen })}
          />
          {TOKEN_NUMBERS.map(numberOf)}
          <Allowance part="mayRelay" rule={edited} onChange={change} />
          {RELAY_NUMBERS.map(numberOf)}
          <Allowance part="mayGetPushes" rule={edited} onChange={change} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" disabled={!good}>
              {t('take')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function Allowance({
  part,
  rule,
  onChange,
}: {
  readonly part: 'mayRelay' | 'mayGetPushes';
  readonly rule: Rule;
  readonly onChange: (part: Partial<Rule>) => void;
}): ReactElement {
  const t = useTranslations('policy');
  return (
    <Checkbox
      label={t(`part.${part}`)}
      description={t(`hint.${part}`)}
      checked={rule[part]}
      onChange={({ currentTarget: { checked } }) => onChange({ [part]: checked })}
    />
  );
}

function ScopeChoice({
  chosen,
  error,
  onChange,
}: {
  readonly chosen: Rule['scopes'];
  readonly error: string | undefined;
  readonly onChange: (chosen: Rule['scopes']) => void;
}): ReactElement {
  const t = useTranslations('policy');
  const words = useScopeWords();
  return (
    <Checkbox.Group
      label={t('part.scopes')}
      description={t('hint.scopes')}
      value={chosen}
      error={error}
      // In the order of the standard, whatever was pressed first.
      onChange={(values) => onChange(scopes.filter((scope) => values.includes(scope)))}
    >
      <Stack gap="xs" mt="xs" mb={error ? 'xs' : 0}>
        {scopes.map((scope) => (
          <Checkbox key={scope} value={scope} label={scope} description={words(scope)} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
