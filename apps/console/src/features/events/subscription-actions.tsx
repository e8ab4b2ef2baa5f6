'use client';

import { ActionIcon, Menu } from '@mantine/core';
import { access, useConfirm } from '@switchboard/page-client';
import { showNotice } from '@switchboard/ui';
import { IconDots, IconListDetails, IconPencil, IconRefresh, IconTrash } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { useEventAction } from './use-event-action';
import type { SubscriptionOptions } from './subscription-options';
import type { EventSubscription } from './use-subscriptions';

/** What may be done about a subscription; everybody may look at what it got. */
export function SubscriptionActions({
  subscription,
  mayManage,
  onEdit,
  onDeliveries,
}: SubscriptionOptions & { readonly subscription: EventSubscription }): ReactElement {
  const t = useTranslations('events');
  const { name } = subscription;
  const [question, ask] = useConfirm();
  const { validate, remove } = useChanges(name);
  return (
    <>
      {question}
      <Menu position="bottom-end" withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            aria-label={t('actionsOf', { name })}
            loading={validate.isPending || remove.isPending}
          >
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconListDetails size={16} aria-hidden />}
            onClick={() => onDeliveries(name)}
          >
            {t('showDeliveries')}
          </Menu.Item>
          {mayManage && (
            <>
              <Menu.Item
                leftSection={<IconPencil size={16} aria-hidden />}
                onClick={() => onEdit(subscription)}
              >
                {t('edit')}
              </Menu.Item>
              <Menu.Item
                leftSection={<IconRefresh size={16} aria-hidden />}
                onClick={() => validate.mutate(undefined)}
              >
                {t('validate')}
              </Menu.Item>
              <Menu.Item
                color="var(--mantine-color-error)"
                leftSection={<IconTrash size={16} aria-hidden />}
                onClick={() =>
                  ask(t('deleteAsk', { name }), t('delete'), () => remove.mutate(undefined))
                }
              >
                {t('delete')}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}

function useChanges(name: string) {
  const t = useTranslations('events');
  return {
    validate: useEventAction(async () => {
      const { state } = await access.events.validate.mutate({ name });
      const kind = state === 'Succeeded' ? 'good' : 'bad';
      showNotice({ kind, message: t(`validated.${state}`, { name }) });
    }),
    remove: useEventAction(async () => {
      await access.events.remove.mutate({ name });
      showNotice({ message: t('deleted', { name }) });
    }),
  };
}
