'use client';

import { NumberInput, TextInput } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { ChangeDialog } from '../person/change-dialog';
import { emptyTrunk, trunkProblems } from './trunk-draft';
import { useNetworkChange } from './use-network-change';
import { useNetworkReason } from './use-network-reason';
import type { PhoneNetwork, Trunk } from './use-phone-network';

/** Adds a trunk, or changes the port of one. */
export function TrunkDialog({
  network,
  trunk,
  onClose,
}: {
  readonly network: PhoneNetwork;
  /** Absent: a new one. */
  readonly trunk: Trunk | undefined;
  readonly onClose: () => void;
}): ReactElement {
  const t = useTranslations('phoneNetwork');
  const [draft, setDraft] = useState(trunk ?? emptyTrunk);
  const [tried, setTried] = useState(false);
  const others = network.trunks.filter((one) => one.fqdn !== trunk?.fqdn);
  const problems = trunkProblems(
    draft,
    others.map(({ fqdn }) => fqdn),
  );
  const save = useNetworkChange(network, { onDone: onClose });
  const mutate = (): void => {
    setTried(true);
    if (problems.size > 0) return;
    const trunks = trunk
      ? network.trunks.map((one) => (one.fqdn === trunk.fqdn ? draft : one))
      : [...network.trunks, draft];
    save.mutate({ change: { trunks }, said: t('trunkSaved', { name: draft.fqdn }) });
  };
  const wrong = problems.has('fqdn') ? 'fqdnWrong' : problems.has('sameFqdn') && 'fqdnThere';
  return (
    <ChangeDialog
      title={trunk ? t('editNamed', { name: trunk.fqdn }) : t('addTrunk')}
      action={t(trunk ? 'save' : 'add')}
      change={{ ...save, mutate }}
      reasonOf={useNetworkReason()}
      onClose={onClose}
    >
      {!trunk && (
        <TextInput
          label={t('fqdn')}
          description={t('fqdnHint')}
          placeholder="sbc.example.com"
          value={draft.fqdn}
          error={tried && wrong && t(wrong)}
          onChange={({ currentTarget: { value } }) => setDraft({ ...draft, fqdn: value.trim() })}
          data-autofocus
        />
      )}
      <NumberInput
        label={t('port')}
        description={t('portHint')}
        hideControls
        value={draft.port}
        error={tried && problems.has('port') && t('portWrong')}
        onChange={(value) => setDraft({ ...draft, port: Number(value) })}
      />
    </ChangeDialog>
  );
}
