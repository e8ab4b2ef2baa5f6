'use client';

import { useTranslations } from 'use-intl';
import { useParams } from 'next/navigation';
import type { ReactElement, ReactNode } from 'react';
import { ConversationList } from './conversation-list';

/** The list beside the conversation; on a phone one or the other. */
export function InboxFrame({ children }: { readonly children: ReactNode }): ReactElement {
  const t = useTranslations('inbox');
  const { conversationId } = useParams<{ conversationId?: string }>();
  return (
    <div className="inbox-frame" data-opened={conversationId !== undefined || undefined}>
      <aside className="inbox-side" aria-label={t('title')}>
        <ConversationList opened={conversationId} />
      </aside>
      <section className="inbox-main">{children}</section>
    </div>
  );
}
