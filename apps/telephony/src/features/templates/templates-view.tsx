'use client';

import { Button, Card, Group, SimpleGrid, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { can } from '@switchboard/identity';
import { PageHeader, QueryTrouble, Waiting } from '@switchboard/page-client';
import type { TemplateView } from '@switchboard/telephony-api/client';
import { EmptyState } from '@switchboard/ui';
import { IconPencil, IconPlus, IconTemplate } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useMe } from '../shell/use-me';
import { TemplateDialog } from './template-dialog';
import { useTemplates } from './use-templates';

/** Texts that are written once. */
export function TemplatesView(): ReactElement {
  const t = useTranslations('templates');
  const mayManage = can(useMe().role, 'template.manage');
  const [adding, add] = useDisclosure(false);
  return (
    <div className="page">
      <PageHeader title={t('title')} text={t('text')}>
        {mayManage && (
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={add.open}>
            {t('add')}
          </Button>
        )}
      </PageHeader>
      <Templates mayManage={mayManage} />
      <TemplateDialog opened={adding} onClose={add.close} />
    </div>
  );
}

function Templates({ mayManage }: { readonly mayManage: boolean }): ReactElement {
  const t = useTranslations('templates');
  const [edited, setEdited] = useState<TemplateView>();
  const query = useTemplates();
  if (!query.data) {
    if (query.error || query.isPaused) return <QueryTrouble title={t('failed')} query={query} />;
    return <Waiting label={t('loading')} paused={false} />;
  }
  const { items } = query.data;
  if (items.length === 0)
    return (
      <EmptyState
        icon={<IconTemplate size={36} stroke={1.5} />}
        title={t('none')}
        text={t('noneText')}
      />
    );
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
        {items.map((template) => (
          <TemplateCard
            key={template.id}
            template={template}
            onEdit={mayManage ? () => setEdited(template) : undefined}
          />
        ))}
      </SimpleGrid>
      <TemplateDialog
        opened={edited !== undefined}
        onClose={() => setEdited(undefined)}
        template={edited}
      />
    </>
  );
}

function TemplateCard({
  template: { name, text },
  onEdit,
}: {
  readonly template: TemplateView;
  readonly onEdit: (() => void) | undefined;
}): ReactElement {
  const t = useTranslations('templates');
  return (
    <Card withBorder padding="md">
      <Group justify="space-between" wrap="nowrap" mb={4}>
        <Title order={2} size="h6" className="one-line">
          {name}
        </Title>
        {onEdit && (
          <Button
            variant="subtle"
            size="compact-sm"
            className="unshrinkable"
            leftSection={<IconPencil size={16} aria-hidden />}
            onClick={onEdit}
            aria-label={t('editOne', { name })}
          >
            {t('edit')}
          </Button>
        )}
      </Group>
      <Text size="sm" className="as-written">
        {text}
      </Text>
    </Card>
  );
}
