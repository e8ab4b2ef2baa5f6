'use client';

import { Button, Menu, Text } from '@mantine/core';
import type { VersionView } from '@switchboard/bots-api/client';
import { Moment, useConfirm } from '@switchboard/page-client';
import { showNotice } from '@switchboard/ui';
import { IconHistory } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { useRefusal } from '../shell/use-refusal';
import { useDraft } from './draft';
import { useActivate, useVersions } from './use-flow';

/** Every version that was published lately; an admin goes back to one of them. */
export function VersionsMenu({ mayManage }: { readonly mayManage: boolean }): ReactElement {
  const t = useTranslations('versions');
  const refusal = useRefusal();
  const { botId, discard } = useDraft();
  const versions = useVersions(botId).data?.items ?? [];
  const activate = useActivate(botId);
  const [question, confirm] = useConfirm();
  const goTo = ({ version }: VersionView): void =>
    confirm(t('question', { version }), t('activate'), () =>
      activate.mutate(version, {
        onSuccess: discard,
        onError: (error) => showNotice({ kind: 'bad', message: refusal(error) }),
      }),
    );
  return (
    <>
      {question}
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" leftSection={<IconHistory size={18} aria-hidden />}>
            {t('title')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {versions.map((version) => (
            <Menu.Item
              key={version.version}
              disabled={!mayManage || version.isActive}
              onClick={() => goTo(version)}
            >
              <Text size="sm" fw={version.isActive ? 600 : undefined}>
                {t('version', { version: version.version })}
                {version.isActive && ` · ${t('active')}`}
              </Text>
              <Text size="xs" c="dimmed">
                {t(`by.${version.by}`)} · <Moment at={version.at} />
              </Text>
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
