import type { ReactElement } from 'react';
import { ChooseOne } from '../../../features/inbox/choose-one';

export default function InboxPage(): ReactElement {
  return <ChooseOne />;
}
