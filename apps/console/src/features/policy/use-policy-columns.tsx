'use client';

import { Button } from '@mantine/core';
import type { Role } from '@switchboard/identity';
import type { Column } from '@switchboard/ui';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { partsThatDiffer } from './differences-of';
import { relayParts, tokenParts } from './policy';
import type { Policy, RulePart } from './policy';
import { ScopeBadges } from './scope-badges';
import { useRuleWords } from './use-rule-words';

interface Shown {
  /** What holds. */
  readonly current: Policy;
  /** What is wanted; the same where nothing is. */
  readonly wanted: Policy;
  /** Absent for who may only look. */
  readonly onEdit: ((role: Role) => void) | undefined;
}

interface CellProps extends Pick<Shown, 'current' | 'wanted'> {
  readonly role: Role;
  readonly part: RulePart;
}

/** A role and what its rule says; what is about to change also says what it was. */
export function usePolicyColumns({ current, wanted, onEdit }: Shown): readonly Column<Role>[] {
  const t = useTranslations('policy');
  const name = useTranslations('role');
  const columns: Column<Role>[] = [
    { id: 'role', header: t('role'), cell: (role) => name(role), main: true },
    ...tokenParts.map((part): Column<Role> => ({
      id: part,
      header: t(`part.${part}`),
      cell: (role) => <PartCell {...{ role, part, current, wanted }} />,
      ...(part !== 'scopes' && { align: 'end' }),
    })),
    {
      id: 'relay',
      header: t('part.mayRelay'),
      cell: (role) => <RelayCell {...{ role, current, wanted }} />,
      align: 'end',
    },
  ];
  if (!onEdit) return columns;
  const edit = (role: Role): ReactElement => (
    <Button
      variant="default"
      size="compact-sm"
      aria-label={t('changeRule', { role: name(role) })}
      onClick={() => onEdit(role)}
    >
      {t('change')}
    </Button>
  );
  return [...columns, { id: 'edit', header: t('change'), cell: edit, align: 'end' }];
}

/** Where nobody may relay, only that, and what is about to change. */
function RelayCell({ role, current, wanted }: Omit<CellProps, 'part'>): ReactElement {
  const t = useTranslations('policy');
  const changed = partsThatDiffer(current[role], wanted[role]);
  const { mayRelay } = wanted[role];
  return (
    <>
      {relayParts
        .filter((part) => part === 'mayRelay' || mayRelay || changed.includes(part))
        .map((part) => (
          <div key={part} title={t(`part.${part}`)}>
            {part !== 'mayRelay' && <span className="visually-hidden">{t(`part.${part}`)} </span>}
            <PartCell {...{ role, part, current, wanted }} />
          </div>
        ))}
    </>
  );
}

function PartCell({ role, part, current, wanted }: CellProps): ReactElement {
  const t = useTranslations('policy');
  const words = useRuleWords();
  const changes = partsThatDiffer(current[role], wanted[role]).includes(part);
  const value =
    part === 'scopes' ? <ScopeBadges scopes={wanted[role].scopes} /> : words(part, wanted[role]);
  if (!changes) return <span className="moment">{value}</span>;
  return (
    <span className="change-of" data-stacked>
      <ins>{value}</ins>
      <span className="visually-hidden"> {t('was')} </span>
      <del>{words(part, current[role])}</del>
    </span>
  );
}
