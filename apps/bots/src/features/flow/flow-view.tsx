'use client';

import { Button, Group, SegmentedControl } from '@mantine/core';
import { can } from '@switchboard/identity';
import { IconPlus } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useMe } from '../shell/use-me';
import { useDraft } from './draft';
import { FlowPicture } from './flow-picture';
import { FlowSettings } from './flow-settings';
import { FlowText } from './flow-text';
import { freeName, withStep } from './change-flow';
import { ProblemList } from './problem-list';
import { StepEditor } from './step-editor';

/** What a bot says and asks: the whole as a picture, one step beside it, or all of it as text. */
export function FlowView(): ReactElement {
  const t = useTranslations('flow');
  const { flow, problems, change } = useDraft();
  const mayManage = can(useMe().role, 'number.manage');
  const [shown, setShown] = useState<'picture' | 'text'>('picture');
  const [chosen, choose] = useState<string>();
  const add = (): void => {
    const name = freeName(flow, 'step');
    change(withStep(flow, name, { kind: 'end', text: t('newText') }));
    choose(name);
  };
  return (
    <>
      <Group justify="space-between" my="sm">
        <SegmentedControl
          size="sm"
          aria-label={t('shown')}
          data={[
            { value: 'picture', label: t('asPicture') },
            { value: 'text', label: t('asText') },
          ]}
          value={shown}
          onChange={(value) => setShown(value === 'text' ? 'text' : 'picture')}
        />
        {mayManage && (
          <Button variant="default" leftSection={<IconPlus size={18} aria-hidden />} onClick={add}>
            {t('addStep')}
          </Button>
        )}
      </Group>
      <ProblemList problems={problems} onChoose={choose} />
      {shown === 'text' ? (
        <FlowText />
      ) : (
        <div className="flow-columns">
          <FlowPicture flow={flow} problems={problems} chosen={chosen} onChoose={choose} />
          <aside className="flow-side" aria-label={t('details')}>
            {chosen !== undefined && Object.hasOwn(flow.steps, chosen) ? (
              <StepEditor key={chosen} name={chosen} mayManage={mayManage} onChoose={choose} />
            ) : (
              <FlowSettings mayManage={mayManage} />
            )}
          </aside>
        </div>
      )}
    </>
  );
}
