'use client';

import { Anchor } from '@mantine/core';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { kindOfParty } from './kind-of-party';
import type { CallParty } from './use-calls';

/** Who it is: a person where they are known, a phone by the digits that are shown, or an identity. */
export function PartyName({ who }: { readonly who: CallParty }): ReactElement {
  const t = useTranslations('calls');
  const { kind, text } = kindOfParty(who.id);
  if (who.personId !== null) {
    return (
      <Anchor component={Link} href={`/people/${who.personId}`} inherit>
        {who.name}
      </Anchor>
    );
  }
  if (kind === 'identity') return <span className="code breakable">{text}</span>;
  return <span className="moment">{t(`party.${kind}`, { number: text })}</span>;
}
