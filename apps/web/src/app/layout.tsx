import { PageDocument } from '@switchboard/page-client';
import '@switchboard/ui/styles.css';
import type { Metadata, Viewport } from 'next';
import type { ReactElement, ReactNode } from 'react';
import { currentPage } from '../server/current-page';
import './globals.css';

export const metadata: Metadata = { title: 'Switchboard', description: 'Text, voice and video.' };
export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  colorScheme: 'light dark',
};

export default async function RootLayout({
  children,
}: {
  readonly children: ReactNode;
}): Promise<ReactElement> {
  const { locale, messages, nonce } = await currentPage();
  return (
    <PageDocument locale={locale} messages={messages} nonce={nonce}>
      {children}
    </PageDocument>
  );
}
