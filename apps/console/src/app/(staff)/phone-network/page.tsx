import type { ReactElement } from 'react';
import { PhoneNetworkView } from '../../../features/phone-network/phone-network-view';

export default function PhoneNetworkPage(): ReactElement {
  return <PhoneNetworkView />;
}
