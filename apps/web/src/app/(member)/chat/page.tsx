import type { ReactElement } from 'react';
import { ChooseThread } from '../../../features/chat/choose-thread';

export default function ChatPage(): ReactElement {
  return <ChooseThread />;
}
