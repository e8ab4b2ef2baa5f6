import { PortRange } from '@switchboard/audio';
import type { RtpLeg } from '@switchboard/audio';
import { TestTelephone } from '@switchboard/audio/testing';
import { TrunkPhone as Phone } from '@switchboard/sip/testing';

export { TestTrunk } from '@switchboard/sip/testing';

const HOST = '127.0.0.1';
const ports = new PortRange({ from: 28_400, to: 28_799 });

/** A telephone behind a trunk: says one tone while it is in a call, and hears what it is sent. */
export class TrunkPhone extends Phone<TestTelephone> {
  static async open(hz: number): Promise<TrunkPhone> {
    return new TrunkPhone(await TestTelephone.open({ ports, host: HOST, hz }), HOST);
  }

  get leg(): RtpLeg {
    return this.telephone.leg;
  }

  get digits(): readonly string[] {
    return this.telephone.digits;
  }

  /** How loud a tone is in what was heard last; 8,000 as it was said. */
  hears(hz: number): number {
    return this.telephone.hears(hz);
  }
}
